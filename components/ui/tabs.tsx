import styles from "./tabs.module.css";

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** Links of which one is the present view. `segmented`: a small choice of two or three beside other controls. */
export function Tabs({ label, tabs, segmented = false }: { label: string; tabs: readonly Tab[]; segmented?: boolean }) {
  return (
    <nav aria-label={label} className={segmented ? styles.segmented : styles.tabs}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "true" : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
