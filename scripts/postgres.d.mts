/** Starts a server; `url` is its database `postgres`, as a superuser without password. */
export function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }>;
