import { commands, usage } from "./commands.ts";

const [name = "", ...args] = process.argv.slice(2);
const io = { stdout: process.stdout, stderr: process.stderr };
const command = commands[name];

if (command === undefined) {
  const asked = name === "" || name === "help" || name === "--help" || name === "-h";
  (asked ? io.stdout : io.stderr).write(
    asked ? usage() : `没有“${name}”这个命令。 There is no command "${name}".\n\n${usage()}`,
  );
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await command.run(args, io);
}
