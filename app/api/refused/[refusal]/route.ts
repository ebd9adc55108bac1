import { answerRefused } from "@/lib/web/refused";

interface Context {
  readonly params: Promise<{ readonly refusal: string }>;
}

/** Where requests end that nothing else looks at (lib/web/refusal.ts). */
export const GET = async (_request: Request, { params }: Context): Promise<Response> =>
  answerRefused((await params).refusal);
