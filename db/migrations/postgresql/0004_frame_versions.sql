ALTER TABLE "plans" ADD COLUMN "frame_version" text;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "drafts_version" text;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "figures_version" text;--> statement-breakpoint
UPDATE "plans" SET "frame_version" = "version";
