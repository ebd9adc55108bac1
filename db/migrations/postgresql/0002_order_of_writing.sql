CREATE TABLE "writing_order" (
	"id" integer PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "__places" AS SELECT "id", row_number() OVER (ORDER BY "id" COLLATE "C") AS "place" FROM (SELECT "id" FROM "figure_revisions" UNION ALL SELECT "id" FROM "milestone_revisions" UNION ALL SELECT "id" FROM "indicator_targets" UNION ALL SELECT "id" FROM "assignment_targets" UNION ALL SELECT "id" FROM "plan_terms") AS "revisions";--> statement-breakpoint
CREATE UNIQUE INDEX "__places_id" ON "__places" ("id");--> statement-breakpoint
INSERT INTO "writing_order" ("id", "last") SELECT 1, count(*) FROM "__places";--> statement-breakpoint
ALTER TABLE "figure_revisions" ADD COLUMN "typed_by" text;--> statement-breakpoint
UPDATE "figure_revisions" r SET "typed_by" = (SELECT b."recorded_by" FROM "figure_revisions" b WHERE b."assignment_id" = r."assignment_id" AND b."month" = r."month" AND b."review" = 'draft' AND b."id" COLLATE "C" <= r."id" ORDER BY b."id" COLLATE "C" DESC LIMIT 1);--> statement-breakpoint
ALTER TABLE "milestone_revisions" ADD COLUMN "typed_by" text;--> statement-breakpoint
UPDATE "milestone_revisions" r SET "typed_by" = (SELECT b."recorded_by" FROM "milestone_revisions" b WHERE b."milestone_id" = r."milestone_id" AND b."review" = 'draft' AND b."id" COLLATE "C" <= r."id" ORDER BY b."id" COLLATE "C" DESC LIMIT 1);--> statement-breakpoint
ALTER TABLE "milestone_revisions" ADD COLUMN "late" boolean NOT NULL DEFAULT false;--> statement-breakpoint
ALTER TABLE "milestone_revisions" ALTER COLUMN "late" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "milestone_revisions" ADD COLUMN "comment" text;--> statement-breakpoint
UPDATE "milestone_revisions" r SET "comment" = r."note", "note" = (SELECT b."note" FROM "milestone_revisions" b WHERE b."milestone_id" = r."milestone_id" AND b."id" COLLATE "C" < r."id" ORDER BY b."id" COLLATE "C" DESC LIMIT 1) WHERE r."review" = 'returned';--> statement-breakpoint
ALTER TABLE "figure_revisions" ADD COLUMN "place" bigint;--> statement-breakpoint
UPDATE "figure_revisions" r SET "place" = p."place" FROM "__places" p WHERE p."id" = r."id";--> statement-breakpoint
ALTER TABLE "figure_revisions" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_terms" ADD COLUMN "place" bigint;--> statement-breakpoint
UPDATE "plan_terms" r SET "place" = p."place" FROM "__places" p WHERE p."id" = r."id";--> statement-breakpoint
ALTER TABLE "plan_terms" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_targets" ADD COLUMN "place" bigint;--> statement-breakpoint
UPDATE "assignment_targets" r SET "place" = p."place" FROM "__places" p WHERE p."id" = r."id";--> statement-breakpoint
ALTER TABLE "assignment_targets" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_targets" ADD COLUMN "place" bigint;--> statement-breakpoint
UPDATE "indicator_targets" r SET "place" = p."place" FROM "__places" p WHERE p."id" = r."id";--> statement-breakpoint
ALTER TABLE "indicator_targets" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_revisions" ADD COLUMN "place" bigint;--> statement-breakpoint
UPDATE "milestone_revisions" r SET "place" = p."place" FROM "__places" p WHERE p."id" = r."id";--> statement-breakpoint
ALTER TABLE "milestone_revisions" ALTER COLUMN "place" SET NOT NULL;--> statement-breakpoint
DROP TABLE "__places";