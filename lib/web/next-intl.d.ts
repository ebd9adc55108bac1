import type messages from "@/messages/zh-CN.json";
import type { Locale as OurLocale } from "./locale";

declare module "next-intl" {
  interface AppConfig {
    Locale: OurLocale;
    Messages: typeof messages;
  }
}
