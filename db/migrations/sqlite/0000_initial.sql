CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`password` text,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `credentials_user` ON `credentials` (`user_id`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limits_key` ON `rate_limits` (`key`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`last_seen_at` integer,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`username` text NOT NULL,
	`display_username` text,
	`role` text NOT NULL,
	`person_id` text,
	`locale` text,
	`failed_sign_ins` integer NOT NULL,
	`locked_until` integer,
	`disabled_at` integer,
	`password_changed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_username` ON `users` (`username`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `audit_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text,
	`plan_id` text,
	`detail` text,
	`request_id` text
);
--> statement-breakpoint
CREATE INDEX `audit_rows_at` ON `audit_rows` (`at`);--> statement-breakpoint
CREATE INDEX `audit_rows_subject` ON `audit_rows` (`subject`,`subject_id`);--> statement-breakpoint
CREATE TABLE `cells` (
	`assignment_id` text NOT NULL,
	`month` text NOT NULL,
	`latest_revision_id` text NOT NULL,
	`approved_revision_id` text,
	`counted_revision_id` text,
	PRIMARY KEY(`assignment_id`, `month`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`latest_revision_id`) REFERENCES `figure_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_revision_id`) REFERENCES `figure_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`counted_revision_id`) REFERENCES `figure_revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `figure_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`month` text NOT NULL,
	`value` integer,
	`numerator` integer,
	`denominator` integer,
	`na` text,
	`qualifier` text,
	`note` text,
	`review` text NOT NULL,
	`late` integer NOT NULL,
	`comment` text,
	`submitted_by` text,
	`recorded_by` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `figure_revisions_cell` ON `figure_revisions` (`assignment_id`,`month`);--> statement-breakpoint
CREATE TABLE `offices` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offices_key` ON `offices` (`key`);--> statement-breakpoint
CREATE TABLE `plan_offices` (
	`plan_id` text NOT NULL,
	`office_id` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` text,
	`sort` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `office_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`,`parent_id`) REFERENCES `plan_offices`(`plan_id`,`office_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_offices_parent_index` ON `plan_offices` (`plan_id`,`parent_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_key` ON `people` (`key`);--> statement-breakpoint
CREATE TABLE `plan_people` (
	`plan_id` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`post` text,
	`office_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `person_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`,`office_id`) REFERENCES `plan_offices`(`plan_id`,`office_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `periods` (
	`plan_id` text NOT NULL,
	`month` text NOT NULL,
	`deadline` integer,
	`locked_at` integer,
	`locked_by` text,
	PRIMARY KEY(`plan_id`, `month`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plan_terms` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`effective_month` text NOT NULL,
	`schedule_basis` text NOT NULL,
	`ahead_points` integer NOT NULL,
	`behind_points` integer NOT NULL,
	`far_behind_points` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	`reason` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_terms_plan` ON `plan_terms` (`plan_id`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`title` text NOT NULL,
	`jan_feb_combined` integer NOT NULL,
	`version` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_year` ON `plans` (`year`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `assignment_targets` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`effective_month` text NOT NULL,
	`target` integer,
	`baseline` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	`reason` text,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignment_targets_assignment` ON `assignment_targets` (`assignment_id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`indicator_id` text NOT NULL,
	`key` text NOT NULL,
	`office_id` text NOT NULL,
	`person_id` text,
	`parent_id` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_plan_key` ON `assignments` (`plan_id`,`key`);--> statement-breakpoint
CREATE INDEX `assignments_indicator` ON `assignments` (`indicator_id`);--> statement-breakpoint
CREATE INDEX `assignments_office` ON `assignments` (`plan_id`,`office_id`);--> statement-breakpoint
CREATE INDEX `assignments_person` ON `assignments` (`plan_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `history` (
	`indicator_id` text NOT NULL,
	`year` integer NOT NULL,
	`month` integer NOT NULL,
	`value` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `month`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `indicator_targets` (
	`id` text PRIMARY KEY NOT NULL,
	`indicator_id` text NOT NULL,
	`effective_month` text NOT NULL,
	`value` integer,
	`met_at` integer,
	`stretch` integer,
	`low` integer,
	`high` integer,
	`baseline` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	`reason` text,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `indicator_targets_indicator` ON `indicator_targets` (`indicator_id`);--> statement-breakpoint
CREATE TABLE `indicators` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`task_id` text NOT NULL,
	`position` integer NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`measure` text NOT NULL,
	`direction` text NOT NULL,
	`entry` text,
	`operands` text,
	`pacing` text,
	`curve` text,
	`decimals` integer,
	`weight` integer,
	`definition` text,
	`start` text,
	`due` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicators_plan_key` ON `indicators` (`plan_id`,`key`);--> statement-breakpoint
CREATE INDEX `indicators_task` ON `indicators` (`task_id`);--> statement-breakpoint
CREATE TABLE `milestone_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`milestone_id` text NOT NULL,
	`done` text,
	`review` text NOT NULL,
	`note` text,
	`submitted_by` text,
	`recorded_by` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `milestone_revisions_milestone` ON `milestone_revisions` (`milestone_id`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`indicator_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`due` text NOT NULL,
	`weight` integer NOT NULL,
	`latest_revision_id` text,
	`approved_revision_id` text,
	`counted_revision_id` text,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `milestones_indicator` ON `milestones` (`indicator_id`);--> statement-breakpoint
CREATE TABLE `task_supporting_offices` (
	`task_id` text NOT NULL,
	`office_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`task_id`, `office_id`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`no` text NOT NULL,
	`title` text NOT NULL,
	`source` text NOT NULL,
	`role` text NOT NULL,
	`leader_in_charge_id` text,
	`lead_office_id` text NOT NULL,
	`owner_id` text,
	`start` text NOT NULL,
	`due` text NOT NULL,
	`weight` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`leader_in_charge_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_plan_no` ON `tasks` (`plan_id`,`no`);--> statement-breakpoint
CREATE INDEX `tasks_lead_office` ON `tasks` (`plan_id`,`lead_office_id`);