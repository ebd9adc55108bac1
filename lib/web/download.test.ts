import { describe, expect, it } from "vitest";
import { download } from "./download";

describe("download", () => {
  it("names the file in Chinese for browsers and in ASCII for the rest", () => {
    const response = download("x", {
      name: "2022年6月目标任务完成情况统计表(市科学技术局).xlsx",
      plain: "completion-2022-06.xlsx",
      type: "text/csv",
    });
    const disposition = response.headers.get("content-disposition") ?? "";
    expect(
      disposition.startsWith(`attachment; filename="completion-2022-06.xlsx"; filename*=UTF-8''2022%E5%B9%B4`),
    ).toBe(true);
    expect(disposition).toMatch(/^[\x20-\x7e]+$/);
    expect(disposition.split("''")[1]).not.toMatch(/['()*]/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toBe(
      "2022年6月目标任务完成情况统计表(市科学技术局).xlsx",
    );
  });
});
