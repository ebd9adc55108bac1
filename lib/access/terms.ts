/** Who signs in. A person's role in a plan document grants nothing; these do. */
export const ROLES = ["administrator", "coordinator", "leader", "reviewer", "reporter", "viewer"] as const;
export type Role = (typeof ROLES)[number];
