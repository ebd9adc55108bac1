import { describe, expect, it } from "vitest";
import { markup } from "./markup";

describe("markup", () => {
  it("escapes what is put in, in text and in attributes", () => {
    const name = `<script>alert("a" & 'b')</script>`;
    const escaped = "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;";
    expect(markup`<a title="${name}">${name}</a>`.__html).toBe(`<a title="${escaped}">${escaped}</a>`);
  });
  it("takes markup and lists of it as they are, numbers plainly, and nothing for nothing", () => {
    const item = (text: string) => markup`<li>${text}</li>`;
    expect(markup`<ul>${["a", "<b>"].map(item)}${null}</ul>${0}`.__html).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>0");
  });
});
