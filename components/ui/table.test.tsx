import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HeadWords } from "./table";

const pieces = (words: string) => {
  const markup = renderToStaticMarkup(<HeadWords>{words}</HeadWords>);
  return [markup.replace(/<[^>]+>/g, ""), markup.match(/<span>[^<]+<\/span>/g)?.length];
};

it("a heading may break before what is in brackets, and reads as it is written", () => {
  expect(pieces("Gap (pp)")).toEqual(["Gap (pp)", 2]);
  expect(pieces("与序时差(百分点)")).toEqual(["与序时差(百分点)", 2]);
  expect(pieces("完成/目标")).toEqual(["完成/目标", 1]);
});
