// Imported first everywhere: an old Node must hear a sentence, not a stack trace. Old syntax only.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `当前 Node 版本为 ${process.versions.node},本系统需要 20.19 或更高版本(建议 24)。请升级 Node 后再运行。`,
  );
  console.error(
    `This is Node ${process.versions.node}; 20.19 or newer is needed (24 recommended). Install it and run again.`,
  );
  process.exit(1);
}
