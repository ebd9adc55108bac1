import { foreignKey, index, integer, primaryKey, table, text, uniqueIndex } from "../columns";
import { plans } from "./plans";

/** An office is one across years; its name, place in the tree and order are a plan's. */
export const offices = table("offices", { id: text("id").primaryKey(), key: text("key").notNull() }, (t) => [
  uniqueIndex("offices_key").on(t.key),
]);

export const planOffices = table(
  "plan_offices",
  {
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    officeId: text("office_id")
      .notNull()
      .references(() => offices.id),
    name: text("name").notNull(),
    parentId: text("parent_id"),
    sort: integer("sort").notNull(),
    /** Place in the plan document. */
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.officeId] }),
    foreignKey({
      name: "plan_offices_parent",
      columns: [t.planId, t.parentId],
      foreignColumns: [t.planId, t.officeId],
    }),
    index("plan_offices_parent_index").on(t.planId, t.parentId),
  ],
);
