/** lead: the bureau leads the task (牵头); support: it helps another's (协助). */
export const TASK_ROLES = ["lead", "support"] as const;
export type TaskRole = (typeof TASK_ROLES)[number];

/** The word by which a plan document marks its principal leader (主要领导). */
export const PRINCIPAL_ROLE = "principal";
