"use client";

import { usePathname, useSearchParams } from "next/navigation";
import styles from "./top-bar.module.css";

export interface Destination {
  readonly href: string;
  readonly label: string;
  /** What of the present address goes along. */
  readonly keeps: readonly string[];
}

/** The main places; the one at hand is the longest that the present path lies within. */
export function Navigation({ label, destinations }: { label: string; destinations: readonly Destination[] }) {
  const pathname = usePathname();
  const present = useSearchParams();
  const here = destinations
    .filter(({ href }) => isWithin(pathname, href))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav aria-label={label} className={styles.navigation}>
      {destinations.map((place) => (
        <a
          key={place.href}
          href={place.href + kept(present, place.keeps)}
          aria-current={place === here ? "page" : undefined}
        >
          {place.label}
        </a>
      ))}
    </nav>
  );
}

function kept(present: { get(name: string): string | null }, names: readonly string[]): string {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = present.get(name);
    if (value) params.set(name, value);
  }
  const query = params.toString();
  return query ? `?${query}` : "";
}

const isWithin = (pathname: string, href: string): boolean =>
  pathname === href || (href === "/" ? pathname.startsWith("/indicators/") : pathname.startsWith(`${href}/`));
