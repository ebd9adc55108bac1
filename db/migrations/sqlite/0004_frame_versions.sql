ALTER TABLE `plans` ADD `frame_version` text;--> statement-breakpoint
ALTER TABLE `plans` ADD `drafts_version` text;--> statement-breakpoint
ALTER TABLE `indicators` ADD `figures_version` text;--> statement-breakpoint
UPDATE `plans` SET `frame_version` = `version`;
