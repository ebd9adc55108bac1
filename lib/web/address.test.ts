import { describe, expect, it } from "vitest";
import { hrefWith, parseAddress, readAddress, readText, type SearchParams } from "./address";

describe("readAddress", () => {
  it("reads a month with its year", () => {
    expect(readAddress({ month: "2022-06", basis: "submitted" })).toEqual({ year: 2022, month: 6, basis: "submitted" });
  });
  it("drops a month of another year, so that the year's own default applies", () => {
    expect(readAddress({ year: "2023", month: "2022-06" })).toEqual({ year: 2023 });
  });
  it("takes a bare month only beside a year", () => {
    expect(readAddress({ year: "2022", month: "6" })).toEqual({ year: 2022, month: 6 });
    expect(readAddress({ month: "6" })).toEqual({});
  });
  it("leaves out what makes no sense", () => {
    expect(readAddress({ year: "22", month: "2022-13", basis: "draft" })).toEqual({});
  });
  it("takes the first of repeated parameters", () => {
    expect(readAddress({ month: ["2022-05", "2022-06"] })).toEqual({ year: 2022, month: 5 });
  });
});

describe("parseAddress", () => {
  it("reads what an address says, and refuses what makes no sense", () => {
    expect(parseAddress({ month: "2022-06" })).toEqual({ year: 2022, month: 6 });
    expect(parseAddress({})).toEqual({});
    for (const [name, value] of [
      ["year", "abc"],
      ["month", "2022-13"],
      ["basis", "foo"],
    ] as const)
      expect(() => parseAddress({ [name]: value })).toThrow(
        expect.objectContaining({ code: "invalid", faults: [{ path: name, message: "malformed" }] }),
      );
  });
});

describe("hrefWith", () => {
  const address = { year: 2022, month: 6, basis: "approved" } as const;
  it("carries month and basis, and reads back the same", () => {
    const href = hrefWith("/offices", address);
    expect(href).toBe("/offices?month=2022-06&basis=approved");
    expect(readAddress(Object.fromEntries(new URL(href, "http://localhost").searchParams))).toEqual(address);
  });
  it("leaves out what is empty and encodes the rest", () => {
    expect(hrefWith("/", address, { q: "专利 a&b", leader: null, source: "" })).toBe(
      "/?month=2022-06&basis=approved&q=%E4%B8%93%E5%88%A9+a%26b",
    );
  });
});

describe("readText", () => {
  it("takes blank for absent", () => {
    expect(readText({ q: "  " }, "q")).toBeNull();
    expect(readText({ q: " a " }, "q")).toBe("a");
  });
});

it("an address that names what every object has names nothing", () => {
  const params: SearchParams = JSON.parse('{"__proto__":["//","null"],"month":"2022-06"}');
  expect(readText(params, "constructor")).toBeNull();
  expect(readText(params, "month")).toBe("2022-06");
  expect(readText(Object.setPrototypeOf({}, { sort: () => {} }), "sort")).toBeNull();
});
