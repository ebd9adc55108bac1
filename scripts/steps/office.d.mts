/** The path of LibreOffice's program. */
export function provideOffice(): Promise<string>;
