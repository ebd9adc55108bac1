import type { Role } from "@/lib/access/terms";

/** One password for all: it is shown on the sign-in page, and the demo listens on this machine only. */
export const DEMO_PASSWORD = "Guoban2022";

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** The post in the demo year's plan. */
  readonly person: string | null;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: "juzhang", name: "局长", role: "leader", person: "ld1" },
  { username: "fenguan-gaoxin", name: "分管副局长(高新)", role: "leader", person: "ld2" },
  { username: "fenguan-nongcun", name: "分管副局长(农村)", role: "leader", person: "ld3" },
  { username: "bangongshi", name: "办公室主任", role: "coordinator", person: "bg1" },
  { username: "gaoxin-kezhang", name: "高新技术科科长", role: "reviewer", person: "gx1" },
  { username: "gaoxin-keyuan", name: "高新技术科科员", role: "reporter", person: "gx2" },
  { username: "zhishi-kezhang", name: "知识产权科科长", role: "reviewer", person: "zs1" },
  { username: "zhishi-keyuan", name: "知识产权科科员", role: "reporter", person: "zs2" },
  { username: "nongcun-kezhang", name: "农村科技科科长", role: "reviewer", person: "nc1" },
  { username: "nongcun-keyuan", name: "农村科技科科员", role: "reporter", person: "nc2" },
  { username: "chengguo-kezhang", name: "成果与人才科科长", role: "reviewer", person: "cg1" },
  { username: "chengguo-keyuan", name: "成果与人才科科员", role: "reporter", person: "cg2" },
  { username: "guanliyuan", name: "系统管理员", role: "administrator", person: null },
  { username: "guanchayuan", name: "观察员", role: "viewer", person: null },
];
