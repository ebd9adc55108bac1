/** RFC 5987 wants more escaped than addresses do. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file to keep, under its own name; `plain` is for programs that know ASCII only. Private to who asked. */
export function download(
  body: BodyInit,
  { name, plain, type }: { name: string; plain: string; type: string },
): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
      "cache-control": "private, no-store",
    },
  });
}
