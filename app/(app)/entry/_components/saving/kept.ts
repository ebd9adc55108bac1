/** Where the browser keeps what is typed and not yet saved: by account and plan. */
export const keptPrefix = (account: string): string => `guoban.entry.${account}.`;

/** Storage may be refused; then nothing is kept, and that is no fault. */
export function tryStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}

const keptKeys = (storage: Storage, account: string): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((key) =>
    key.startsWith(keptPrefix(account)),
  );

/** Does anything that this account typed wait to be saved? */
export const keepsEntries = (account: string): boolean =>
  (tryStorage((storage) => keptKeys(storage, account)) ?? []).length > 0;

/** At sign-out: nothing that this account typed stays behind in the browser. */
export function forgetEntries(account: string): void {
  tryStorage((storage) => {
    for (const key of keptKeys(storage, account)) storage.removeItem(key);
  });
}
