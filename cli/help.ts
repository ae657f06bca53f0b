import { type Command, Help, type HelpConfiguration, type Option } from "commander";

const plain = new Help();

/** Makes the help of every command fit a terminal of 80 columns. */
export const helpLayout: HelpConfiguration = {
  // With their arguments the names would take half of the line; the command's own help shows them.
  subcommandTerm: (command) => command.name(),
  commandDescription: (command: Command) => flowing(command.description()),
  optionDescription: (option) => plain.optionDescription(withoutEmptyDefault(option)),
};

/** Joins lines that were broken in the source, not those that end a sentence or are indented. */
const flowing = (text: string): string => text.replace(/^(\S.*[^.:\n])\n(?=\S)/gm, "$1 ");

/** An option that may be repeated begins with an empty list, of which nobody has to know. */
function withoutEmptyDefault(option: Option): Option {
  const isEmpty = Array.isArray(option.defaultValue) && option.defaultValue.length === 0;
  return isEmpty ? Object.create(option, { defaultValue: { value: undefined } }) : option;
}
