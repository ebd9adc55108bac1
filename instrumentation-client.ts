// What type-checks and Chromium 86 lacks, before any other script. Syntax is left to browserslist. 13 kB compressed.
import "core-js/modules/es.array.at";
import "core-js/modules/es.array.find-last";
import "core-js/modules/es.array.find-last-index";
import "core-js/modules/es.array.to-reversed";
import "core-js/modules/es.array.to-sorted";
import "core-js/modules/es.array.to-spliced";
import "core-js/modules/es.array.with";
import "core-js/modules/es.object.has-own";
import "core-js/modules/es.string.at-alternative";
import "core-js/modules/web.structured-clone";

function define(owner: object, name: string, value: unknown) {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

define(AbortSignal, "timeout", (ms: number) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
});

// On plain http by address no version has it: that is no secure context.
define(crypto, "randomUUID", () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const mark = (byte: number, index: number) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  };
  const marked = Array.from(bytes, mark);
  const hex = marked.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
});
