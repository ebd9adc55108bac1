CREATE TABLE `writing_order` (
	`id` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `__places` AS SELECT `id`, row_number() OVER (ORDER BY `id`) AS `place` FROM (SELECT `id` FROM `figure_revisions` UNION ALL SELECT `id` FROM `milestone_revisions` UNION ALL SELECT `id` FROM `indicator_targets` UNION ALL SELECT `id` FROM `assignment_targets` UNION ALL SELECT `id` FROM `plan_terms`) AS `revisions`;--> statement-breakpoint
CREATE UNIQUE INDEX `__places_id` ON `__places` (`id`);--> statement-breakpoint
INSERT INTO `writing_order` (`id`, `last`) SELECT 1, count(*) FROM `__places`;--> statement-breakpoint
CREATE TABLE `__new_figure_revisions` (
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
	`typed_by` text,
	`submitted_by` text,
	`recorded_by` text,
	`place` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_figure_revisions` (`id`, `assignment_id`, `month`, `value`, `numerator`, `denominator`, `na`, `qualifier`, `note`, `review`, `late`, `comment`, `typed_by`, `submitted_by`, `recorded_by`, `recorded_at`, `place`) SELECT r.`id`, r.`assignment_id`, r.`month`, r.`value`, r.`numerator`, r.`denominator`, r.`na`, r.`qualifier`, r.`note`, r.`review`, r.`late`, r.`comment`, (SELECT b.`recorded_by` FROM `figure_revisions` b WHERE b.`assignment_id` = r.`assignment_id` AND b.`month` = r.`month` AND b.`review` = 'draft' AND b.`id` <= r.`id` ORDER BY b.`id` DESC LIMIT 1), r.`submitted_by`, r.`recorded_by`, r.`recorded_at`, p.`place` FROM `figure_revisions` r JOIN `__places` p ON p.`id` = r.`id` ORDER BY p.`place`;--> statement-breakpoint
DROP TABLE `figure_revisions`;--> statement-breakpoint
ALTER TABLE `__new_figure_revisions` RENAME TO `figure_revisions`;--> statement-breakpoint
CREATE INDEX `figure_revisions_cell` ON `figure_revisions` (`assignment_id`,`month`);--> statement-breakpoint
CREATE TABLE `__new_milestone_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`milestone_id` text NOT NULL,
	`done` text,
	`review` text NOT NULL,
	`late` integer NOT NULL,
	`comment` text,
	`note` text,
	`typed_by` text,
	`submitted_by` text,
	`recorded_by` text,
	`place` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_milestone_revisions` (`id`, `milestone_id`, `done`, `review`, `note`, `typed_by`, `submitted_by`, `recorded_by`, `recorded_at`, `place`, `late`, `comment`) SELECT r.`id`, r.`milestone_id`, r.`done`, r.`review`, CASE WHEN r.`review` = 'returned' THEN (SELECT b.`note` FROM `milestone_revisions` b WHERE b.`milestone_id` = r.`milestone_id` AND b.`id` < r.`id` ORDER BY b.`id` DESC LIMIT 1) ELSE r.`note` END, (SELECT b.`recorded_by` FROM `milestone_revisions` b WHERE b.`milestone_id` = r.`milestone_id` AND b.`review` = 'draft' AND b.`id` <= r.`id` ORDER BY b.`id` DESC LIMIT 1), r.`submitted_by`, r.`recorded_by`, r.`recorded_at`, p.`place`, false, CASE WHEN r.`review` = 'returned' THEN r.`note` END FROM `milestone_revisions` r JOIN `__places` p ON p.`id` = r.`id` ORDER BY p.`place`;--> statement-breakpoint
DROP TABLE `milestone_revisions`;--> statement-breakpoint
ALTER TABLE `__new_milestone_revisions` RENAME TO `milestone_revisions`;--> statement-breakpoint
CREATE INDEX `milestone_revisions_milestone` ON `milestone_revisions` (`milestone_id`);--> statement-breakpoint
CREATE TABLE `__new_indicator_targets` (
	`id` text PRIMARY KEY NOT NULL,
	`indicator_id` text NOT NULL,
	`effective_month` text NOT NULL,
	`value` integer,
	`met_at` integer,
	`stretch` integer,
	`low` integer,
	`high` integer,
	`baseline` integer,
	`place` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	`reason` text,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_indicator_targets` (`id`, `indicator_id`, `effective_month`, `value`, `met_at`, `stretch`, `low`, `high`, `baseline`, `recorded_at`, `recorded_by`, `reason`, `place`) SELECT r.`id`, r.`indicator_id`, r.`effective_month`, r.`value`, r.`met_at`, r.`stretch`, r.`low`, r.`high`, r.`baseline`, r.`recorded_at`, r.`recorded_by`, r.`reason`, p.`place` FROM `indicator_targets` r JOIN `__places` p ON p.`id` = r.`id` ORDER BY p.`place`;--> statement-breakpoint
DROP TABLE `indicator_targets`;--> statement-breakpoint
ALTER TABLE `__new_indicator_targets` RENAME TO `indicator_targets`;--> statement-breakpoint
CREATE INDEX `indicator_targets_indicator` ON `indicator_targets` (`indicator_id`);--> statement-breakpoint
CREATE TABLE `__new_assignment_targets` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`effective_month` text NOT NULL,
	`target` integer,
	`baseline` integer,
	`place` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	`reason` text,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_assignment_targets` (`id`, `assignment_id`, `effective_month`, `target`, `baseline`, `recorded_at`, `recorded_by`, `reason`, `place`) SELECT r.`id`, r.`assignment_id`, r.`effective_month`, r.`target`, r.`baseline`, r.`recorded_at`, r.`recorded_by`, r.`reason`, p.`place` FROM `assignment_targets` r JOIN `__places` p ON p.`id` = r.`id` ORDER BY p.`place`;--> statement-breakpoint
DROP TABLE `assignment_targets`;--> statement-breakpoint
ALTER TABLE `__new_assignment_targets` RENAME TO `assignment_targets`;--> statement-breakpoint
CREATE INDEX `assignment_targets_assignment` ON `assignment_targets` (`assignment_id`);--> statement-breakpoint
CREATE TABLE `__new_plan_terms` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`effective_month` text NOT NULL,
	`schedule_basis` text NOT NULL,
	`ahead_points` integer NOT NULL,
	`behind_points` integer NOT NULL,
	`far_behind_points` integer NOT NULL,
	`place` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	`reason` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_plan_terms` (`id`, `plan_id`, `effective_month`, `schedule_basis`, `ahead_points`, `behind_points`, `far_behind_points`, `recorded_at`, `recorded_by`, `reason`, `place`) SELECT r.`id`, r.`plan_id`, r.`effective_month`, r.`schedule_basis`, r.`ahead_points`, r.`behind_points`, r.`far_behind_points`, r.`recorded_at`, r.`recorded_by`, r.`reason`, p.`place` FROM `plan_terms` r JOIN `__places` p ON p.`id` = r.`id` ORDER BY p.`place`;--> statement-breakpoint
DROP TABLE `plan_terms`;--> statement-breakpoint
ALTER TABLE `__new_plan_terms` RENAME TO `plan_terms`;--> statement-breakpoint
CREATE INDEX `plan_terms_plan` ON `plan_terms` (`plan_id`);--> statement-breakpoint
DROP TABLE `__places`;