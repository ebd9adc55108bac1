import { foreignKey, integer, primaryKey, table, text, uniqueIndex } from "../columns";
import { planOffices } from "./offices";
import { plans } from "./plans";

/** A person stands for a post (责任到岗): who holds it may change, the key stays. */
export const people = table("people", { id: text("id").primaryKey(), key: text("key").notNull() }, (t) => [
  uniqueIndex("people_key").on(t.key),
]);

export const planPeople = table(
  "plan_people",
  {
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    name: text("name").notNull(),
    post: text("post"),
    officeId: text("office_id").notNull(),
    /** As the plan document has it; grants nothing. */
    role: text("role").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.personId] }),
    foreignKey({
      name: "plan_people_office",
      columns: [t.planId, t.officeId],
      foreignColumns: [planOffices.planId, planOffices.officeId],
    }),
  ],
);
