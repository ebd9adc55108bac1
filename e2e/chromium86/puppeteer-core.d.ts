/** Version 5 ships its types beside its compiled files only. */
declare module "puppeteer-core" {
  import puppeteer from "puppeteer-core/lib/cjs/puppeteer/index-core";
  export default puppeteer;
}
