import { type Markup, markup } from "@/components/ui/markup";
import type { Shares } from "@/lib/progress/shares";
import type { Status } from "@/lib/progress/terms";
import styles from "./bullet.module.css";
import { TONES } from "./shapes";

interface Props {
  readonly shares: Shares;
  readonly status: Status;
  /** The picture in words. */
  readonly label: string;
}

const at = (share: number): string => `${Math.round(Math.min(Math.max(share, 0), 1) * 10_000) / 100}%`;

/** The end of the scale passed, either way: an arrow beyond it; the scale stays as it is in every row. */
function beyond(forward: boolean): Markup {
  const arrow = markup`<path d="${forward ? "M.8 0L6 5L.8 10z" : "M-.8 0L-6 5L-.8 10z"}"/>`;
  const box = markup`y="22%" width="0.6em" height="56%" viewBox="0 0 6 10" preserveAspectRatio="none"`;
  return markup`<svg class="${styles.beyond ?? ""}" x="${forward ? "100%" : "0"}" ${box}>${arrow}</svg>`;
}

const hatched = (): Markup =>
  markup`<svg y="26%" height="48%" class="${styles.hatched ?? ""}"><line x1="-5%" x2="105%" y1="50%" y2="50%"/></svg>`;

function bar(completion: number): Markup {
  const arrow = completion > 1 || completion < 0 ? beyond(completion > 1) : null;
  const track = markup`<rect class="${styles.track ?? ""}" width="100%"/>`;
  return markup`${track}<rect class="${styles.bar ?? ""}" width="${at(completion)}"/>${arrow}`;
}

function picture({ completion, schedule, metAt }: Shares): Markup {
  const met =
    metAt === null
      ? null
      : markup`<line class="${styles.met ?? ""}" x1="${at(metAt)}" x2="${at(metAt)}" y1="8%" y2="92%"/>`;
  const tick = schedule === null ? null : markup`<rect class="${styles.tick ?? ""}" x="${at(schedule)}"/>`;
  return markup`${completion === null ? hatched() : bar(completion)}${met}${tick}`;
}

const lookOf = (status: Status): string => `${styles.bullet} ${styles[TONES[status]]}`;

/** The bullet as a row's markup; nothing without a target. */
export const bulletMarkup = ({ shares, status, label }: Props): Markup | null =>
  status === "no_target"
    ? null
    : markup`<svg class="${lookOf(status)}" role="img" aria-label="${label}">${picture(shares)}</svg>`;

/**
 * A bar for completion against a scale of 0 to 100%, a tick for the schedule, a broken line where the target counts as
 * met. All of it scales with the font size; it prints without background graphics. Without a target: nothing; without a
 * figure: hatched.
 */
export function Bullet({ shares, status, label }: Props) {
  if (status === "no_target") return null;
  return <svg className={lookOf(status)} role="img" aria-label={label} dangerouslySetInnerHTML={picture(shares)} />;
}
