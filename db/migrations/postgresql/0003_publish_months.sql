ALTER TABLE "periods" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "periods" ADD COLUMN "published_by" text;--> statement-breakpoint
-- A locked month is published. What is complete besides, the server publishes when it starts.
UPDATE "periods" SET "published_at" = "locked_at", "published_by" = "locked_by" WHERE "locked_at" IS NOT NULL;
