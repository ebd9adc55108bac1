import { api } from "@/lib/web/api";
import { answerCompletion } from "./answer";

/**
 * Completion as the command line prints it: ?year, month (1…12), office (key), basis, rows (`indicators`: without the
 * assignments).
 */
export const GET = api(answerCompletion);
