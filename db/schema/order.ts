import { integer, ordinal, table } from "../columns";

/**
 * One row: the last place given in the order of writing. Every revision takes its own in the transaction that writes
 * it, so that what counts as newest never depends on a clock.
 */
export const writingOrder = table("writing_order", { id: integer("id").primaryKey(), last: ordinal("last").notNull() });
