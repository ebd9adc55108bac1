CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"username" text NOT NULL,
	"display_username" text,
	"role" text NOT NULL,
	"person_id" text,
	"locale" text,
	"failed_sign_ins" integer NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"password_changed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_rows" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text,
	"plan_id" text,
	"detail" jsonb,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "cells" (
	"assignment_id" text NOT NULL,
	"month" text NOT NULL,
	"latest_revision_id" text NOT NULL,
	"approved_revision_id" text,
	"counted_revision_id" text,
	CONSTRAINT "cells_assignment_id_month_pk" PRIMARY KEY("assignment_id","month")
);
--> statement-breakpoint
CREATE TABLE "figure_revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"month" text NOT NULL,
	"value" bigint,
	"numerator" bigint,
	"denominator" bigint,
	"na" text,
	"qualifier" text,
	"note" text,
	"review" text NOT NULL,
	"late" boolean NOT NULL,
	"comment" text,
	"submitted_by" text,
	"recorded_by" text,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_offices" (
	"plan_id" text NOT NULL,
	"office_id" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" text,
	"sort" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "plan_offices_plan_id_office_id_pk" PRIMARY KEY("plan_id","office_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_people" (
	"plan_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"post" text,
	"office_id" text NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "plan_people_plan_id_person_id_pk" PRIMARY KEY("plan_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "periods" (
	"plan_id" text NOT NULL,
	"month" text NOT NULL,
	"deadline" timestamp (3) with time zone,
	"locked_at" timestamp (3) with time zone,
	"locked_by" text,
	CONSTRAINT "periods_plan_id_month_pk" PRIMARY KEY("plan_id","month")
);
--> statement-breakpoint
CREATE TABLE "plan_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"effective_month" text NOT NULL,
	"schedule_basis" text NOT NULL,
	"ahead_points" bigint NOT NULL,
	"behind_points" bigint NOT NULL,
	"far_behind_points" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"jan_feb_combined" boolean NOT NULL,
	"version" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_targets" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"effective_month" text NOT NULL,
	"target" bigint,
	"baseline" bigint,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"indicator_id" text NOT NULL,
	"key" text NOT NULL,
	"office_id" text NOT NULL,
	"person_id" text,
	"parent_id" text,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "history" (
	"indicator_id" text NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"value" bigint NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "history_indicator_id_year_month_pk" PRIMARY KEY("indicator_id","year","month")
);
--> statement-breakpoint
CREATE TABLE "indicator_targets" (
	"id" text PRIMARY KEY NOT NULL,
	"indicator_id" text NOT NULL,
	"effective_month" text NOT NULL,
	"value" bigint,
	"met_at" bigint,
	"stretch" bigint,
	"low" bigint,
	"high" bigint,
	"baseline" bigint,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"task_id" text NOT NULL,
	"position" integer NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"measure" text NOT NULL,
	"direction" text NOT NULL,
	"entry" text,
	"operands" text,
	"pacing" text,
	"curve" jsonb,
	"decimals" integer,
	"weight" bigint,
	"definition" text,
	"start" text,
	"due" text
);
--> statement-breakpoint
CREATE TABLE "milestone_revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"milestone_id" text NOT NULL,
	"done" text,
	"review" text NOT NULL,
	"note" text,
	"submitted_by" text,
	"recorded_by" text,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"indicator_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"due" text NOT NULL,
	"weight" bigint NOT NULL,
	"latest_revision_id" text,
	"approved_revision_id" text,
	"counted_revision_id" text
);
--> statement-breakpoint
CREATE TABLE "task_supporting_offices" (
	"task_id" text NOT NULL,
	"office_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "task_supporting_offices_task_id_office_id_pk" PRIMARY KEY("task_id","office_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"position" integer NOT NULL,
	"no" text NOT NULL,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"role" text NOT NULL,
	"leader_in_charge_id" text,
	"lead_office_id" text NOT NULL,
	"owner_id" text,
	"start" text NOT NULL,
	"due" text NOT NULL,
	"weight" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_latest_revision_id_figure_revisions_id_fk" FOREIGN KEY ("latest_revision_id") REFERENCES "public"."figure_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_approved_revision_id_figure_revisions_id_fk" FOREIGN KEY ("approved_revision_id") REFERENCES "public"."figure_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cells" ADD CONSTRAINT "cells_counted_revision_id_figure_revisions_id_fk" FOREIGN KEY ("counted_revision_id") REFERENCES "public"."figure_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_revisions" ADD CONSTRAINT "figure_revisions_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_offices" ADD CONSTRAINT "plan_offices_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_offices" ADD CONSTRAINT "plan_offices_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_offices" ADD CONSTRAINT "plan_offices_parent" FOREIGN KEY ("plan_id","parent_id") REFERENCES "public"."plan_offices"("plan_id","office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_people" ADD CONSTRAINT "plan_people_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_people" ADD CONSTRAINT "plan_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_people" ADD CONSTRAINT "plan_people_office" FOREIGN KEY ("plan_id","office_id") REFERENCES "public"."plan_offices"("plan_id","office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "periods" ADD CONSTRAINT "periods_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_terms" ADD CONSTRAINT "plan_terms_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_targets" ADD CONSTRAINT "assignment_targets_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history" ADD CONSTRAINT "history_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_targets" ADD CONSTRAINT "indicator_targets_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_revisions" ADD CONSTRAINT "milestone_revisions_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_supporting_offices" ADD CONSTRAINT "task_supporting_offices_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_supporting_offices" ADD CONSTRAINT "task_supporting_offices_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_leader_in_charge_id_people_id_fk" FOREIGN KEY ("leader_in_charge_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_lead_office_id_offices_id_fk" FOREIGN KEY ("lead_office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credentials_user" ON "credentials" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_limits_key" ON "rate_limits" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree ("username");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "audit_rows_at" ON "audit_rows" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_rows_subject" ON "audit_rows" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "figure_revisions_cell" ON "figure_revisions" USING btree ("assignment_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "offices_key" ON "offices" USING btree ("key");--> statement-breakpoint
CREATE INDEX "plan_offices_parent_index" ON "plan_offices" USING btree ("plan_id","parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_key" ON "people" USING btree ("key");--> statement-breakpoint
CREATE INDEX "plan_terms_plan" ON "plan_terms" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_year" ON "plans" USING btree ("year");--> statement-breakpoint
CREATE INDEX "assignment_targets_assignment" ON "assignment_targets" USING btree ("assignment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_plan_key" ON "assignments" USING btree ("plan_id","key");--> statement-breakpoint
CREATE INDEX "assignments_indicator" ON "assignments" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "assignments_office" ON "assignments" USING btree ("plan_id","office_id");--> statement-breakpoint
CREATE INDEX "assignments_person" ON "assignments" USING btree ("plan_id","person_id");--> statement-breakpoint
CREATE INDEX "indicator_targets_indicator" ON "indicator_targets" USING btree ("indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "indicators_plan_key" ON "indicators" USING btree ("plan_id","key");--> statement-breakpoint
CREATE INDEX "indicators_task" ON "indicators" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "milestone_revisions_milestone" ON "milestone_revisions" USING btree ("milestone_id");--> statement-breakpoint
CREATE INDEX "milestones_indicator" ON "milestones" USING btree ("indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_plan_no" ON "tasks" USING btree ("plan_id","no");--> statement-breakpoint
CREATE INDEX "tasks_lead_office" ON "tasks" USING btree ("plan_id","lead_office_id");