import { i as __toESM, r as __require, t as __commonJSMin } from "./rolldown-runtime-CiVTkJ2Q.mjs";
import { a as ciReporter, i as annotation, n as takeEnvironment, r as exec, t as userProblems } from "./system-error-DwEj6Bmy.mjs";
import { i as formatProblem, r as errorCode, s as visible, t as UserError } from "./errors-CKtpLF_l.mjs";
import { n as version, t as generator } from "./version-Db-g59ja.mjs";
import { n as readUserText } from "./read-file-DepBtbFQ.mjs";
import { t as writeError } from "./write-file-DFp_PHuT.mjs";
import { n as table, t as storing } from "./keys-output-Czy1B0Ug.mjs";
import { t as given } from "./given-sou8U6yJ.mjs";
import { randomBytes } from "node:crypto";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cp, lstat, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";

// node_modules/commander/lib/error.js
var require_error = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* CommanderError class
	*/
	var CommanderError = class extends Error {
		/**
		* Constructs the CommanderError class
		* @param {number} exitCode suggested exit code which could be used with process.exit
		* @param {string} code an id string representing the error
		* @param {string} message human-readable description of the error
		*/
		constructor(exitCode, code, message) {
			super(message);
			Error.captureStackTrace(this, this.constructor);
			this.name = this.constructor.name;
			this.code = code;
			this.exitCode = exitCode;
			this.nestedError = void 0;
		}
	};
	/**
	* InvalidArgumentError class
	*/
	var InvalidArgumentError = class extends CommanderError {
		/**
		* Constructs the InvalidArgumentError class
		* @param {string} [message] explanation of why argument is invalid
		*/
		constructor(message) {
			super(1, "commander.invalidArgument", message);
			Error.captureStackTrace(this, this.constructor);
			this.name = this.constructor.name;
		}
	};
	exports.CommanderError = CommanderError;
	exports.InvalidArgumentError = InvalidArgumentError;
}));

// node_modules/commander/lib/argument.js
var require_argument = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { InvalidArgumentError } = require_error();
	var Argument = class {
		/**
		* Initialize a new command argument with the given name and description.
		* The default is that the argument is required, and you can explicitly
		* indicate this with <> around the name. Put [] around the name for an optional argument.
		*
		* @param {string} name
		* @param {string} [description]
		*/
		constructor(name, description) {
			this.description = description || "";
			this.variadic = false;
			this.parseArg = void 0;
			this.defaultValue = void 0;
			this.defaultValueDescription = void 0;
			this.argChoices = void 0;
			switch (name[0]) {
				case "<":
					this.required = true;
					this._name = name.slice(1, -1);
					break;
				case "[":
					this.required = false;
					this._name = name.slice(1, -1);
					break;
				default:
					this.required = true;
					this._name = name;
			}
			if (this._name.endsWith("...")) {
				this.variadic = true;
				this._name = this._name.slice(0, -3);
			}
		}
		/**
		* Return argument name.
		*
		* @return {string}
		*/
		name() {
			return this._name;
		}
		/**
		* @package
		*/
		_collectValue(value, previous) {
			if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
			previous.push(value);
			return previous;
		}
		/**
		* Set the default value, and optionally supply the description to be displayed in the help.
		*
		* @param {*} value
		* @param {string} [description]
		* @return {Argument}
		*/
		default(value, description) {
			this.defaultValue = value;
			this.defaultValueDescription = description;
			return this;
		}
		/**
		* Set the custom handler for processing CLI command arguments into argument values.
		*
		* @param {Function} [fn]
		* @return {Argument}
		*/
		argParser(fn) {
			this.parseArg = fn;
			return this;
		}
		/**
		* Only allow argument value to be one of choices.
		*
		* @param {string[]} values
		* @return {Argument}
		*/
		choices(values) {
			this.argChoices = values.slice();
			this.parseArg = (arg, previous) => {
				if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
				if (this.variadic) return this._collectValue(arg, previous);
				return arg;
			};
			return this;
		}
		/**
		* Make argument required.
		*
		* @returns {Argument}
		*/
		argRequired() {
			this.required = true;
			return this;
		}
		/**
		* Make argument optional.
		*
		* @returns {Argument}
		*/
		argOptional() {
			this.required = false;
			return this;
		}
	};
	/**
	* Takes an argument and returns its human readable equivalent for help usage.
	*
	* @param {Argument} arg
	* @return {string}
	* @private
	*/
	function humanReadableArgName(arg) {
		const nameOutput = arg.name() + (arg.variadic === true ? "..." : "");
		return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
	}
	exports.Argument = Argument;
	exports.humanReadableArgName = humanReadableArgName;
}));

// node_modules/commander/lib/help.js
var require_help = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { humanReadableArgName } = require_argument();
	/**
	* TypeScript import types for JSDoc, used by Visual Studio Code IntelliSense and `npm run typescript-checkJS`
	* https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html#import-types
	* @typedef { import("./argument.js").Argument } Argument
	* @typedef { import("./command.js").Command } Command
	* @typedef { import("./option.js").Option } Option
	*/
	var Help = class {
		constructor() {
			this.helpWidth = void 0;
			this.minWidthToWrap = 40;
			this.sortSubcommands = false;
			this.sortOptions = false;
			this.showGlobalOptions = false;
		}
		/**
		* prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
		* and just before calling `formatHelp()`.
		*
		* Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
		*
		* @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
		*/
		prepareContext(contextOptions) {
			this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
		}
		/**
		* Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
		*
		* @param {Command} cmd
		* @returns {Command[]}
		*/
		visibleCommands(cmd) {
			const visibleCommands = cmd.commands.filter((cmd) => !cmd._hidden);
			const helpCommand = cmd._getHelpCommand();
			if (helpCommand && !helpCommand._hidden) visibleCommands.push(helpCommand);
			if (this.sortSubcommands) visibleCommands.sort((a, b) => {
				return a.name().localeCompare(b.name());
			});
			return visibleCommands;
		}
		/**
		* Compare options for sort.
		*
		* @param {Option} a
		* @param {Option} b
		* @returns {number}
		*/
		compareOptions(a, b) {
			const getSortKey = (option) => {
				return option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
			};
			return getSortKey(a).localeCompare(getSortKey(b));
		}
		/**
		* Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
		*
		* @param {Command} cmd
		* @returns {Option[]}
		*/
		visibleOptions(cmd) {
			const visibleOptions = cmd.options.filter((option) => !option.hidden);
			const helpOption = cmd._getHelpOption();
			if (helpOption && !helpOption.hidden) {
				const removeShort = helpOption.short && cmd._findOption(helpOption.short);
				const removeLong = helpOption.long && cmd._findOption(helpOption.long);
				if (!removeShort && !removeLong) visibleOptions.push(helpOption);
				else if (helpOption.long && !removeLong) visibleOptions.push(cmd.createOption(helpOption.long, helpOption.description));
				else if (helpOption.short && !removeShort) visibleOptions.push(cmd.createOption(helpOption.short, helpOption.description));
			}
			if (this.sortOptions) visibleOptions.sort(this.compareOptions);
			return visibleOptions;
		}
		/**
		* Get an array of the visible global options. (Not including help.)
		*
		* @param {Command} cmd
		* @returns {Option[]}
		*/
		visibleGlobalOptions(cmd) {
			if (!this.showGlobalOptions) return [];
			const globalOptions = [];
			for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
				const visibleOptions = ancestorCmd.options.filter((option) => !option.hidden);
				globalOptions.push(...visibleOptions);
			}
			if (this.sortOptions) globalOptions.sort(this.compareOptions);
			return globalOptions;
		}
		/**
		* Get an array of the arguments if any have a description.
		*
		* @param {Command} cmd
		* @returns {Argument[]}
		*/
		visibleArguments(cmd) {
			if (cmd._argsDescription) cmd.registeredArguments.forEach((argument) => {
				argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
			});
			if (cmd.registeredArguments.find((argument) => argument.description)) return cmd.registeredArguments;
			return [];
		}
		/**
		* Get the command term to show in the list of subcommands.
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		subcommandTerm(cmd) {
			const args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
			return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + (args ? " " + args : "");
		}
		/**
		* Get the option term to show in the list of options.
		*
		* @param {Option} option
		* @returns {string}
		*/
		optionTerm(option) {
			return option.flags;
		}
		/**
		* Get the argument term to show in the list of arguments.
		*
		* @param {Argument} argument
		* @returns {string}
		*/
		argumentTerm(argument) {
			return argument.name();
		}
		/**
		* Get the longest command term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestSubcommandTermLength(cmd, helper) {
			return helper.visibleCommands(cmd).reduce((max, command) => {
				return Math.max(max, this.displayWidth(helper.styleSubcommandTerm(helper.subcommandTerm(command))));
			}, 0);
		}
		/**
		* Get the longest option term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestOptionTermLength(cmd, helper) {
			return helper.visibleOptions(cmd).reduce((max, option) => {
				return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
			}, 0);
		}
		/**
		* Get the longest global option term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestGlobalOptionTermLength(cmd, helper) {
			return helper.visibleGlobalOptions(cmd).reduce((max, option) => {
				return Math.max(max, this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option))));
			}, 0);
		}
		/**
		* Get the longest argument term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		longestArgumentTermLength(cmd, helper) {
			return helper.visibleArguments(cmd).reduce((max, argument) => {
				return Math.max(max, this.displayWidth(helper.styleArgumentTerm(helper.argumentTerm(argument))));
			}, 0);
		}
		/**
		* Get the command usage to be displayed at the top of the built-in help.
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		commandUsage(cmd) {
			let cmdName = cmd._name;
			if (cmd._aliases[0]) cmdName = cmdName + "|" + cmd._aliases[0];
			let ancestorCmdNames = "";
			for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
			return ancestorCmdNames + cmdName + " " + cmd.usage();
		}
		/**
		* Get the description for the command.
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		commandDescription(cmd) {
			return cmd.description();
		}
		/**
		* Get the subcommand summary to show in the list of subcommands.
		* (Fallback to description for backwards compatibility.)
		*
		* @param {Command} cmd
		* @returns {string}
		*/
		subcommandDescription(cmd) {
			return cmd.summary() || cmd.description();
		}
		/**
		* Get the option description to show in the list of options.
		*
		* @param {Option} option
		* @return {string}
		*/
		optionDescription(option) {
			const extraInfo = [];
			if (option.argChoices) extraInfo.push(`choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
			if (option.defaultValue !== void 0) {
				if (option.required || option.optional || option.isBoolean() && typeof option.defaultValue === "boolean") extraInfo.push(`default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`);
			}
			if (option.presetArg !== void 0 && option.optional) extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`);
			if (option.envVar !== void 0) extraInfo.push(`env: ${option.envVar}`);
			if (extraInfo.length > 0) {
				const extraDescription = `(${extraInfo.join(", ")})`;
				if (option.description) return `${option.description} ${extraDescription}`;
				return extraDescription;
			}
			return option.description;
		}
		/**
		* Get the argument description to show in the list of arguments.
		*
		* @param {Argument} argument
		* @return {string}
		*/
		argumentDescription(argument) {
			const extraInfo = [];
			if (argument.argChoices) extraInfo.push(`choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`);
			if (argument.defaultValue !== void 0) extraInfo.push(`default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`);
			if (extraInfo.length > 0) {
				const extraDescription = `(${extraInfo.join(", ")})`;
				if (argument.description) return `${argument.description} ${extraDescription}`;
				return extraDescription;
			}
			return argument.description;
		}
		/**
		* Format a list of items, given a heading and an array of formatted items.
		*
		* @param {string} heading
		* @param {string[]} items
		* @param {Help} helper
		* @returns string[]
		*/
		formatItemList(heading, items, helper) {
			if (items.length === 0) return [];
			return [
				helper.styleTitle(heading),
				...items,
				""
			];
		}
		/**
		* Group items by their help group heading.
		*
		* @param {Command[] | Option[]} unsortedItems
		* @param {Command[] | Option[]} visibleItems
		* @param {Function} getGroup
		* @returns {Map<string, Command[] | Option[]>}
		*/
		groupItems(unsortedItems, visibleItems, getGroup) {
			const result = /* @__PURE__ */ new Map();
			unsortedItems.forEach((item) => {
				const group = getGroup(item);
				if (!result.has(group)) result.set(group, []);
			});
			visibleItems.forEach((item) => {
				const group = getGroup(item);
				if (!result.has(group)) result.set(group, []);
				result.get(group).push(item);
			});
			return result;
		}
		/**
		* Generate the built-in help text.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {string}
		*/
		formatHelp(cmd, helper) {
			const termWidth = helper.padWidth(cmd, helper);
			const helpWidth = helper.helpWidth ?? 80;
			function callFormatItem(term, description) {
				return helper.formatItem(term, termWidth, description, helper);
			}
			let output = [`${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`, ""];
			const commandDescription = helper.commandDescription(cmd);
			if (commandDescription.length > 0) output = output.concat([helper.boxWrap(helper.styleCommandDescription(commandDescription), helpWidth), ""]);
			const argumentList = helper.visibleArguments(cmd).map((argument) => {
				return callFormatItem(helper.styleArgumentTerm(helper.argumentTerm(argument)), helper.styleArgumentDescription(helper.argumentDescription(argument)));
			});
			output = output.concat(this.formatItemList("Arguments:", argumentList, helper));
			this.groupItems(cmd.options, helper.visibleOptions(cmd), (option) => option.helpGroupHeading ?? "Options:").forEach((options, group) => {
				const optionList = options.map((option) => {
					return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
				});
				output = output.concat(this.formatItemList(group, optionList, helper));
			});
			if (helper.showGlobalOptions) {
				const globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => {
					return callFormatItem(helper.styleOptionTerm(helper.optionTerm(option)), helper.styleOptionDescription(helper.optionDescription(option)));
				});
				output = output.concat(this.formatItemList("Global Options:", globalOptionList, helper));
			}
			this.groupItems(cmd.commands, helper.visibleCommands(cmd), (sub) => sub.helpGroup() || "Commands:").forEach((commands, group) => {
				const commandList = commands.map((sub) => {
					return callFormatItem(helper.styleSubcommandTerm(helper.subcommandTerm(sub)), helper.styleSubcommandDescription(helper.subcommandDescription(sub)));
				});
				output = output.concat(this.formatItemList(group, commandList, helper));
			});
			return output.join("\n");
		}
		/**
		* Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
		*
		* @param {string} str
		* @returns {number}
		*/
		displayWidth(str) {
			return stripColor(str).length;
		}
		/**
		* Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
		*
		* @param {string} str
		* @returns {string}
		*/
		styleTitle(str) {
			return str;
		}
		styleUsage(str) {
			return str.split(" ").map((word) => {
				if (word === "[options]") return this.styleOptionText(word);
				if (word === "[command]") return this.styleSubcommandText(word);
				if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
				return this.styleCommandText(word);
			}).join(" ");
		}
		styleCommandDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleOptionDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleSubcommandDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleArgumentDescription(str) {
			return this.styleDescriptionText(str);
		}
		styleDescriptionText(str) {
			return str;
		}
		styleOptionTerm(str) {
			return this.styleOptionText(str);
		}
		styleSubcommandTerm(str) {
			return str.split(" ").map((word) => {
				if (word === "[options]") return this.styleOptionText(word);
				if (word[0] === "[" || word[0] === "<") return this.styleArgumentText(word);
				return this.styleSubcommandText(word);
			}).join(" ");
		}
		styleArgumentTerm(str) {
			return this.styleArgumentText(str);
		}
		styleOptionText(str) {
			return str;
		}
		styleArgumentText(str) {
			return str;
		}
		styleSubcommandText(str) {
			return str;
		}
		styleCommandText(str) {
			return str;
		}
		/**
		* Calculate the pad width from the maximum term length.
		*
		* @param {Command} cmd
		* @param {Help} helper
		* @returns {number}
		*/
		padWidth(cmd, helper) {
			return Math.max(helper.longestOptionTermLength(cmd, helper), helper.longestGlobalOptionTermLength(cmd, helper), helper.longestSubcommandTermLength(cmd, helper), helper.longestArgumentTermLength(cmd, helper));
		}
		/**
		* Detect manually wrapped and indented strings by checking for line break followed by whitespace.
		*
		* @param {string} str
		* @returns {boolean}
		*/
		preformatted(str) {
			return /\n[^\S\r\n]/.test(str);
		}
		/**
		* Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
		*
		* So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
		*   TTT  DDD DDDD
		*        DD DDD
		*
		* @param {string} term
		* @param {number} termWidth
		* @param {string} description
		* @param {Help} helper
		* @returns {string}
		*/
		formatItem(term, termWidth, description, helper) {
			const itemIndent = 2;
			const itemIndentStr = " ".repeat(itemIndent);
			if (!description) return itemIndentStr + term;
			const paddedTerm = term.padEnd(termWidth + term.length - helper.displayWidth(term));
			const spacerWidth = 2;
			const remainingWidth = (this.helpWidth ?? 80) - termWidth - spacerWidth - itemIndent;
			let formattedDescription;
			if (remainingWidth < this.minWidthToWrap || helper.preformatted(description)) formattedDescription = description;
			else formattedDescription = helper.boxWrap(description, remainingWidth).replace(/\n/g, "\n" + " ".repeat(termWidth + spacerWidth));
			return itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `\n${itemIndentStr}`);
		}
		/**
		* Wrap a string at whitespace, preserving existing line breaks.
		* Wrapping is skipped if the width is less than `minWidthToWrap`.
		*
		* @param {string} str
		* @param {number} width
		* @returns {string}
		*/
		boxWrap(str, width) {
			if (width < this.minWidthToWrap) return str;
			const rawLines = str.split(/\r\n|\n/);
			const chunkPattern = /[\s]*[^\s]+/g;
			const wrappedLines = [];
			rawLines.forEach((line) => {
				const chunks = line.match(chunkPattern);
				if (chunks === null) {
					wrappedLines.push("");
					return;
				}
				let sumChunks = [chunks.shift()];
				let sumWidth = this.displayWidth(sumChunks[0]);
				chunks.forEach((chunk) => {
					const visibleWidth = this.displayWidth(chunk);
					if (sumWidth + visibleWidth <= width) {
						sumChunks.push(chunk);
						sumWidth += visibleWidth;
						return;
					}
					wrappedLines.push(sumChunks.join(""));
					const nextChunk = chunk.trimStart();
					sumChunks = [nextChunk];
					sumWidth = this.displayWidth(nextChunk);
				});
				wrappedLines.push(sumChunks.join(""));
			});
			return wrappedLines.join("\n");
		}
	};
	/**
	* Strip style ANSI escape sequences from the string. In particular, SGR (Select Graphic Rendition) codes.
	*
	* @param {string} str
	* @returns {string}
	* @package
	*/
	function stripColor(str) {
		return str.replace(/\x1b\[\d*(;\d*)*m/g, "");
	}
	exports.Help = Help;
	exports.stripColor = stripColor;
}));

// node_modules/commander/lib/option.js
var require_option = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { InvalidArgumentError } = require_error();
	var Option = class {
		/**
		* Initialize a new `Option` with the given `flags` and `description`.
		*
		* @param {string} flags
		* @param {string} [description]
		*/
		constructor(flags, description) {
			this.flags = flags;
			this.description = description || "";
			this.required = flags.includes("<");
			this.optional = flags.includes("[");
			this.variadic = /\w\.\.\.[>\]]$/.test(flags);
			this.mandatory = false;
			const optionFlags = splitOptionFlags(flags);
			this.short = optionFlags.shortFlag;
			this.long = optionFlags.longFlag;
			this.negate = false;
			if (this.long) this.negate = this.long.startsWith("--no-");
			this.defaultValue = void 0;
			this.defaultValueDescription = void 0;
			this.presetArg = void 0;
			this.envVar = void 0;
			this.parseArg = void 0;
			this.hidden = false;
			this.argChoices = void 0;
			this.conflictsWith = [];
			this.implied = void 0;
			this.helpGroupHeading = void 0;
		}
		/**
		* Set the default value, and optionally supply the description to be displayed in the help.
		*
		* @param {*} value
		* @param {string} [description]
		* @return {Option}
		*/
		default(value, description) {
			this.defaultValue = value;
			this.defaultValueDescription = description;
			return this;
		}
		/**
		* Preset to use when option used without option-argument, especially optional but also boolean and negated.
		* The custom processing (parseArg) is called.
		*
		* @example
		* new Option('--color').default('GREYSCALE').preset('RGB');
		* new Option('--donate [amount]').preset('20').argParser(parseFloat);
		*
		* @param {*} arg
		* @return {Option}
		*/
		preset(arg) {
			this.presetArg = arg;
			return this;
		}
		/**
		* Add option name(s) that conflict with this option.
		* An error will be displayed if conflicting options are found during parsing.
		*
		* @example
		* new Option('--rgb').conflicts('cmyk');
		* new Option('--js').conflicts(['ts', 'jsx']);
		*
		* @param {(string | string[])} names
		* @return {Option}
		*/
		conflicts(names) {
			this.conflictsWith = this.conflictsWith.concat(names);
			return this;
		}
		/**
		* Specify implied option values for when this option is set and the implied options are not.
		*
		* The custom processing (parseArg) is not called on the implied values.
		*
		* @example
		* program
		*   .addOption(new Option('--log', 'write logging information to file'))
		*   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
		*
		* @param {object} impliedOptionValues
		* @return {Option}
		*/
		implies(impliedOptionValues) {
			let newImplied = impliedOptionValues;
			if (typeof impliedOptionValues === "string") newImplied = { [impliedOptionValues]: true };
			this.implied = Object.assign(this.implied || {}, newImplied);
			return this;
		}
		/**
		* Set environment variable to check for option value.
		*
		* An environment variable is only used if when processed the current option value is
		* undefined, or the source of the current value is 'default' or 'config' or 'env'.
		*
		* @param {string} name
		* @return {Option}
		*/
		env(name) {
			this.envVar = name;
			return this;
		}
		/**
		* Set the custom handler for processing CLI option arguments into option values.
		*
		* @param {Function} [fn]
		* @return {Option}
		*/
		argParser(fn) {
			this.parseArg = fn;
			return this;
		}
		/**
		* Whether the option is mandatory and must have a value after parsing.
		*
		* @param {boolean} [mandatory=true]
		* @return {Option}
		*/
		makeOptionMandatory(mandatory = true) {
			this.mandatory = !!mandatory;
			return this;
		}
		/**
		* Hide option in help.
		*
		* @param {boolean} [hide=true]
		* @return {Option}
		*/
		hideHelp(hide = true) {
			this.hidden = !!hide;
			return this;
		}
		/**
		* @package
		*/
		_collectValue(value, previous) {
			if (previous === this.defaultValue || !Array.isArray(previous)) return [value];
			previous.push(value);
			return previous;
		}
		/**
		* Only allow option value to be one of choices.
		*
		* @param {string[]} values
		* @return {Option}
		*/
		choices(values) {
			this.argChoices = values.slice();
			this.parseArg = (arg, previous) => {
				if (!this.argChoices.includes(arg)) throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);
				if (this.variadic) return this._collectValue(arg, previous);
				return arg;
			};
			return this;
		}
		/**
		* Return option name.
		*
		* @return {string}
		*/
		name() {
			if (this.long) return this.long.replace(/^--/, "");
			return this.short.replace(/^-/, "");
		}
		/**
		* Return option name, in a camelcase format that can be used
		* as an object attribute key.
		*
		* @return {string}
		*/
		attributeName() {
			if (this.negate) return camelcase(this.name().replace(/^no-/, ""));
			return camelcase(this.name());
		}
		/**
		* Set the help group heading.
		*
		* @param {string} heading
		* @return {Option}
		*/
		helpGroup(heading) {
			this.helpGroupHeading = heading;
			return this;
		}
		/**
		* Check if `arg` matches the short or long flag.
		*
		* @param {string} arg
		* @return {boolean}
		* @package
		*/
		is(arg) {
			return this.short === arg || this.long === arg;
		}
		/**
		* Return whether a boolean option.
		*
		* Options are one of boolean, negated, required argument, or optional argument.
		*
		* @return {boolean}
		* @package
		*/
		isBoolean() {
			return !this.required && !this.optional && !this.negate;
		}
	};
	/**
	* This class is to make it easier to work with dual options, without changing the existing
	* implementation. We support separate dual options for separate positive and negative options,
	* like `--build` and `--no-build`, which share a single option value. This works nicely for some
	* use cases, but is tricky for others where we want separate behaviours despite
	* the single shared option value.
	*/
	var DualOptions = class {
		/**
		* @param {Option[]} options
		*/
		constructor(options) {
			this.positiveOptions = /* @__PURE__ */ new Map();
			this.negativeOptions = /* @__PURE__ */ new Map();
			this.dualOptions = /* @__PURE__ */ new Set();
			options.forEach((option) => {
				if (option.negate) this.negativeOptions.set(option.attributeName(), option);
				else this.positiveOptions.set(option.attributeName(), option);
			});
			this.negativeOptions.forEach((value, key) => {
				if (this.positiveOptions.has(key)) this.dualOptions.add(key);
			});
		}
		/**
		* Did the value come from the option, and not from possible matching dual option?
		*
		* @param {*} value
		* @param {Option} option
		* @returns {boolean}
		*/
		valueFromOption(value, option) {
			const optionKey = option.attributeName();
			if (!this.dualOptions.has(optionKey)) return true;
			const preset = this.negativeOptions.get(optionKey).presetArg;
			const negativeValue = preset !== void 0 ? preset : false;
			return option.negate === (negativeValue === value);
		}
	};
	/**
	* Convert string from kebab-case to camelCase.
	*
	* @param {string} str
	* @return {string}
	* @private
	*/
	function camelcase(str) {
		return str.split("-").reduce((str, word) => {
			return str + word[0].toUpperCase() + word.slice(1);
		});
	}
	/**
	* Split the short and long flag out of something like '-m,--mixed <value>'
	*
	* @private
	*/
	function splitOptionFlags(flags) {
		let shortFlag;
		let longFlag;
		const shortFlagExp = /^-[^-]$/;
		const longFlagExp = /^--[^-]/;
		const flagParts = flags.split(/[ |,]+/).concat("guard");
		if (shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
		if (longFlagExp.test(flagParts[0])) longFlag = flagParts.shift();
		if (!shortFlag && shortFlagExp.test(flagParts[0])) shortFlag = flagParts.shift();
		if (!shortFlag && longFlagExp.test(flagParts[0])) {
			shortFlag = longFlag;
			longFlag = flagParts.shift();
		}
		if (flagParts[0].startsWith("-")) {
			const unsupportedFlag = flagParts[0];
			const baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
			if (/^-[^-][^-]/.test(unsupportedFlag)) throw new Error(`${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`);
			if (shortFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many short flags`);
			if (longFlagExp.test(unsupportedFlag)) throw new Error(`${baseError}
- too many long flags`);
			throw new Error(`${baseError}
- unrecognised flag format`);
		}
		if (shortFlag === void 0 && longFlag === void 0) throw new Error(`option creation failed due to no flags found in '${flags}'.`);
		return {
			shortFlag,
			longFlag
		};
	}
	exports.Option = Option;
	exports.DualOptions = DualOptions;
}));

// node_modules/commander/lib/suggestSimilar.js
var require_suggestSimilar = /* @__PURE__ */ __commonJSMin(((exports) => {
	const maxDistance = 3;
	function editDistance(a, b) {
		if (Math.abs(a.length - b.length) > maxDistance) return Math.max(a.length, b.length);
		const d = [];
		for (let i = 0; i <= a.length; i++) d[i] = [i];
		for (let j = 0; j <= b.length; j++) d[0][j] = j;
		for (let j = 1; j <= b.length; j++) for (let i = 1; i <= a.length; i++) {
			let cost = 1;
			if (a[i - 1] === b[j - 1]) cost = 0;
			else cost = 1;
			d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
		}
		return d[a.length][b.length];
	}
	/**
	* Find close matches, restricted to same number of edits.
	*
	* @param {string} word
	* @param {string[]} candidates
	* @returns {string}
	*/
	function suggestSimilar(word, candidates) {
		if (!candidates || candidates.length === 0) return "";
		candidates = Array.from(new Set(candidates));
		const searchingOptions = word.startsWith("--");
		if (searchingOptions) {
			word = word.slice(2);
			candidates = candidates.map((candidate) => candidate.slice(2));
		}
		let similar = [];
		let bestDistance = maxDistance;
		const minSimilarity = .4;
		candidates.forEach((candidate) => {
			if (candidate.length <= 1) return;
			const distance = editDistance(word, candidate);
			const length = Math.max(word.length, candidate.length);
			if ((length - distance) / length > minSimilarity) {
				if (distance < bestDistance) {
					bestDistance = distance;
					similar = [candidate];
				} else if (distance === bestDistance) similar.push(candidate);
			}
		});
		similar.sort((a, b) => a.localeCompare(b));
		if (searchingOptions) similar = similar.map((candidate) => `--${candidate}`);
		if (similar.length > 1) return `\n(Did you mean one of ${similar.join(", ")}?)`;
		if (similar.length === 1) return `\n(Did you mean ${similar[0]}?)`;
		return "";
	}
	exports.suggestSimilar = suggestSimilar;
}));

// node_modules/commander/lib/command.js
var require_command = /* @__PURE__ */ __commonJSMin(((exports) => {
	const EventEmitter = __require("node:events").EventEmitter;
	const childProcess = __require("node:child_process");
	const path = __require("node:path");
	const fs = __require("node:fs");
	const process = __require("node:process");
	const { Argument, humanReadableArgName } = require_argument();
	const { CommanderError } = require_error();
	const { Help, stripColor } = require_help();
	const { Option, DualOptions } = require_option();
	const { suggestSimilar } = require_suggestSimilar();
	var Command = class Command extends EventEmitter {
		/**
		* Initialize a new `Command`.
		*
		* @param {string} [name]
		*/
		constructor(name) {
			super();
			/** @type {Command[]} */
			this.commands = [];
			/** @type {Option[]} */
			this.options = [];
			this.parent = null;
			this._allowUnknownOption = false;
			this._allowExcessArguments = false;
			/** @type {Argument[]} */
			this.registeredArguments = [];
			this._args = this.registeredArguments;
			/** @type {string[]} */
			this.args = [];
			this.rawArgs = [];
			this.processedArgs = [];
			this._scriptPath = null;
			this._name = name || "";
			this._optionValues = {};
			this._optionValueSources = {};
			this._storeOptionsAsProperties = false;
			this._actionHandler = null;
			this._executableHandler = false;
			this._executableFile = null;
			this._executableDir = null;
			this._defaultCommandName = null;
			this._exitCallback = null;
			this._aliases = [];
			this._combineFlagAndOptionalValue = true;
			this._description = "";
			this._summary = "";
			this._argsDescription = void 0;
			this._enablePositionalOptions = false;
			this._passThroughOptions = false;
			this._lifeCycleHooks = {};
			/** @type {(boolean | string)} */
			this._showHelpAfterError = false;
			this._showSuggestionAfterError = true;
			this._savedState = null;
			this._outputConfiguration = {
				writeOut: (str) => process.stdout.write(str),
				writeErr: (str) => process.stderr.write(str),
				outputError: (str, write) => write(str),
				getOutHelpWidth: () => process.stdout.isTTY ? process.stdout.columns : void 0,
				getErrHelpWidth: () => process.stderr.isTTY ? process.stderr.columns : void 0,
				getOutHasColors: () => useColor() ?? (process.stdout.isTTY && process.stdout.hasColors?.()),
				getErrHasColors: () => useColor() ?? (process.stderr.isTTY && process.stderr.hasColors?.()),
				stripColor: (str) => stripColor(str)
			};
			this._hidden = false;
			/** @type {(Option | null | undefined)} */
			this._helpOption = void 0;
			this._addImplicitHelpCommand = void 0;
			/** @type {Command} */
			this._helpCommand = void 0;
			this._helpConfiguration = {};
			/** @type {string | undefined} */
			this._helpGroupHeading = void 0;
			/** @type {string | undefined} */
			this._defaultCommandGroup = void 0;
			/** @type {string | undefined} */
			this._defaultOptionGroup = void 0;
		}
		/**
		* Copy settings that are useful to have in common across root command and subcommands.
		*
		* (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
		*
		* @param {Command} sourceCommand
		* @return {Command} `this` command for chaining
		*/
		copyInheritedSettings(sourceCommand) {
			this._outputConfiguration = sourceCommand._outputConfiguration;
			this._helpOption = sourceCommand._helpOption;
			this._helpCommand = sourceCommand._helpCommand;
			this._helpConfiguration = sourceCommand._helpConfiguration;
			this._exitCallback = sourceCommand._exitCallback;
			this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties;
			this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue;
			this._allowExcessArguments = sourceCommand._allowExcessArguments;
			this._enablePositionalOptions = sourceCommand._enablePositionalOptions;
			this._showHelpAfterError = sourceCommand._showHelpAfterError;
			this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError;
			return this;
		}
		/**
		* @returns {Command[]}
		* @private
		*/
		_getCommandAndAncestors() {
			const result = [];
			for (let command = this; command; command = command.parent) result.push(command);
			return result;
		}
		/**
		* Define a command.
		*
		* There are two styles of command: pay attention to where to put the description.
		*
		* @example
		* // Command implemented using action handler (description is supplied separately to `.command`)
		* program
		*   .command('clone <source> [destination]')
		*   .description('clone a repository into a newly created directory')
		*   .action((source, destination) => {
		*     console.log('clone command called');
		*   });
		*
		* // Command implemented using separate executable file (description is second parameter to `.command`)
		* program
		*   .command('start <service>', 'start named service')
		*   .command('stop [service]', 'stop named service, or all if no name supplied');
		*
		* @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
		* @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
		* @param {object} [execOpts] - configuration options (for executable)
		* @return {Command} returns new command for action handler, or `this` for executable command
		*/
		command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
			let desc = actionOptsOrExecDesc;
			let opts = execOpts;
			if (typeof desc === "object" && desc !== null) {
				opts = desc;
				desc = null;
			}
			opts = opts || {};
			const [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/);
			const cmd = this.createCommand(name);
			if (desc) {
				cmd.description(desc);
				cmd._executableHandler = true;
			}
			if (opts.isDefault) this._defaultCommandName = cmd._name;
			cmd._hidden = !!(opts.noHelp || opts.hidden);
			cmd._executableFile = opts.executableFile || null;
			if (args) cmd.arguments(args);
			this._registerCommand(cmd);
			cmd.parent = this;
			cmd.copyInheritedSettings(this);
			if (desc) return this;
			return cmd;
		}
		/**
		* Factory routine to create a new unattached command.
		*
		* See .command() for creating an attached subcommand, which uses this routine to
		* create the command. You can override createCommand to customise subcommands.
		*
		* @param {string} [name]
		* @return {Command} new command
		*/
		createCommand(name) {
			return new Command(name);
		}
		/**
		* You can customise the help with a subclass of Help by overriding createHelp,
		* or by overriding Help properties using configureHelp().
		*
		* @return {Help}
		*/
		createHelp() {
			return Object.assign(new Help(), this.configureHelp());
		}
		/**
		* You can customise the help by overriding Help properties using configureHelp(),
		* or with a subclass of Help by overriding createHelp().
		*
		* @param {object} [configuration] - configuration options
		* @return {(Command | object)} `this` command for chaining, or stored configuration
		*/
		configureHelp(configuration) {
			if (configuration === void 0) return this._helpConfiguration;
			this._helpConfiguration = configuration;
			return this;
		}
		/**
		* The default output goes to stdout and stderr. You can customise this for special
		* applications. You can also customise the display of errors by overriding outputError.
		*
		* The configuration properties are all functions:
		*
		*     // change how output being written, defaults to stdout and stderr
		*     writeOut(str)
		*     writeErr(str)
		*     // change how output being written for errors, defaults to writeErr
		*     outputError(str, write) // used for displaying errors and not used for displaying help
		*     // specify width for wrapping help
		*     getOutHelpWidth()
		*     getErrHelpWidth()
		*     // color support, currently only used with Help
		*     getOutHasColors()
		*     getErrHasColors()
		*     stripColor() // used to remove ANSI escape codes if output does not have colors
		*
		* @param {object} [configuration] - configuration options
		* @return {(Command | object)} `this` command for chaining, or stored configuration
		*/
		configureOutput(configuration) {
			if (configuration === void 0) return this._outputConfiguration;
			this._outputConfiguration = {
				...this._outputConfiguration,
				...configuration
			};
			return this;
		}
		/**
		* Display the help or a custom message after an error occurs.
		*
		* @param {(boolean|string)} [displayHelp]
		* @return {Command} `this` command for chaining
		*/
		showHelpAfterError(displayHelp = true) {
			if (typeof displayHelp !== "string") displayHelp = !!displayHelp;
			this._showHelpAfterError = displayHelp;
			return this;
		}
		/**
		* Display suggestion of similar commands for unknown commands, or options for unknown options.
		*
		* @param {boolean} [displaySuggestion]
		* @return {Command} `this` command for chaining
		*/
		showSuggestionAfterError(displaySuggestion = true) {
			this._showSuggestionAfterError = !!displaySuggestion;
			return this;
		}
		/**
		* Add a prepared subcommand.
		*
		* See .command() for creating an attached subcommand which inherits settings from its parent.
		*
		* @param {Command} cmd - new subcommand
		* @param {object} [opts] - configuration options
		* @return {Command} `this` command for chaining
		*/
		addCommand(cmd, opts) {
			if (!cmd._name) throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
			opts = opts || {};
			if (opts.isDefault) this._defaultCommandName = cmd._name;
			if (opts.noHelp || opts.hidden) cmd._hidden = true;
			this._registerCommand(cmd);
			cmd.parent = this;
			cmd._checkForBrokenPassThrough();
			return this;
		}
		/**
		* Factory routine to create a new unattached argument.
		*
		* See .argument() for creating an attached argument, which uses this routine to
		* create the argument. You can override createArgument to return a custom argument.
		*
		* @param {string} name
		* @param {string} [description]
		* @return {Argument} new argument
		*/
		createArgument(name, description) {
			return new Argument(name, description);
		}
		/**
		* Define argument syntax for command.
		*
		* The default is that the argument is required, and you can explicitly
		* indicate this with <> around the name. Put [] around the name for an optional argument.
		*
		* @example
		* program.argument('<input-file>');
		* program.argument('[output-file]');
		*
		* @param {string} name
		* @param {string} [description]
		* @param {(Function|*)} [parseArg] - custom argument processing function or default value
		* @param {*} [defaultValue]
		* @return {Command} `this` command for chaining
		*/
		argument(name, description, parseArg, defaultValue) {
			const argument = this.createArgument(name, description);
			if (typeof parseArg === "function") argument.default(defaultValue).argParser(parseArg);
			else argument.default(parseArg);
			this.addArgument(argument);
			return this;
		}
		/**
		* Define argument syntax for command, adding multiple at once (without descriptions).
		*
		* See also .argument().
		*
		* @example
		* program.arguments('<cmd> [env]');
		*
		* @param {string} names
		* @return {Command} `this` command for chaining
		*/
		arguments(names) {
			names.trim().split(/ +/).forEach((detail) => {
				this.argument(detail);
			});
			return this;
		}
		/**
		* Define argument syntax for command, adding a prepared argument.
		*
		* @param {Argument} argument
		* @return {Command} `this` command for chaining
		*/
		addArgument(argument) {
			const previousArgument = this.registeredArguments.slice(-1)[0];
			if (previousArgument?.variadic) throw new Error(`only the last argument can be variadic '${previousArgument.name()}'`);
			if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0) throw new Error(`a default value for a required argument is never used: '${argument.name()}'`);
			this.registeredArguments.push(argument);
			return this;
		}
		/**
		* Customise or override default help command. By default a help command is automatically added if your command has subcommands.
		*
		* @example
		*    program.helpCommand('help [cmd]');
		*    program.helpCommand('help [cmd]', 'show help');
		*    program.helpCommand(false); // suppress default help command
		*    program.helpCommand(true); // add help command even if no subcommands
		*
		* @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
		* @param {string} [description] - custom description
		* @return {Command} `this` command for chaining
		*/
		helpCommand(enableOrNameAndArgs, description) {
			if (typeof enableOrNameAndArgs === "boolean") {
				this._addImplicitHelpCommand = enableOrNameAndArgs;
				if (enableOrNameAndArgs && this._defaultCommandGroup) this._initCommandGroup(this._getHelpCommand());
				return this;
			}
			const [, helpName, helpArgs] = (enableOrNameAndArgs ?? "help [command]").match(/([^ ]+) *(.*)/);
			const helpDescription = description ?? "display help for command";
			const helpCommand = this.createCommand(helpName);
			helpCommand.helpOption(false);
			if (helpArgs) helpCommand.arguments(helpArgs);
			if (helpDescription) helpCommand.description(helpDescription);
			this._addImplicitHelpCommand = true;
			this._helpCommand = helpCommand;
			if (enableOrNameAndArgs || description) this._initCommandGroup(helpCommand);
			return this;
		}
		/**
		* Add prepared custom help command.
		*
		* @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
		* @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
		* @return {Command} `this` command for chaining
		*/
		addHelpCommand(helpCommand, deprecatedDescription) {
			if (typeof helpCommand !== "object") {
				this.helpCommand(helpCommand, deprecatedDescription);
				return this;
			}
			this._addImplicitHelpCommand = true;
			this._helpCommand = helpCommand;
			this._initCommandGroup(helpCommand);
			return this;
		}
		/**
		* Lazy create help command.
		*
		* @return {(Command|null)}
		* @package
		*/
		_getHelpCommand() {
			if (this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help"))) {
				if (this._helpCommand === void 0) this.helpCommand(void 0, void 0);
				return this._helpCommand;
			}
			return null;
		}
		/**
		* Add hook for life cycle event.
		*
		* @param {string} event
		* @param {Function} listener
		* @return {Command} `this` command for chaining
		*/
		hook(event, listener) {
			const allowedValues = [
				"preSubcommand",
				"preAction",
				"postAction"
			];
			if (!allowedValues.includes(event)) throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
			if (this._lifeCycleHooks[event]) this._lifeCycleHooks[event].push(listener);
			else this._lifeCycleHooks[event] = [listener];
			return this;
		}
		/**
		* Register callback to use as replacement for calling process.exit.
		*
		* @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
		* @return {Command} `this` command for chaining
		*/
		exitOverride(fn) {
			if (fn) this._exitCallback = fn;
			else this._exitCallback = (err) => {
				if (err.code !== "commander.executeSubCommandAsync") throw err;
			};
			return this;
		}
		/**
		* Call process.exit, and _exitCallback if defined.
		*
		* @param {number} exitCode exit code for using with process.exit
		* @param {string} code an id string representing the error
		* @param {string} message human-readable description of the error
		* @return never
		* @private
		*/
		_exit(exitCode, code, message) {
			if (this._exitCallback) this._exitCallback(new CommanderError(exitCode, code, message));
			process.exit(exitCode);
		}
		/**
		* Register callback `fn` for the command.
		*
		* @example
		* program
		*   .command('serve')
		*   .description('start service')
		*   .action(function() {
		*      // do work here
		*   });
		*
		* @param {Function} fn
		* @return {Command} `this` command for chaining
		*/
		action(fn) {
			const listener = (args) => {
				const expectedArgsCount = this.registeredArguments.length;
				const actionArgs = args.slice(0, expectedArgsCount);
				if (this._storeOptionsAsProperties) actionArgs[expectedArgsCount] = this;
				else actionArgs[expectedArgsCount] = this.opts();
				actionArgs.push(this);
				return fn.apply(this, actionArgs);
			};
			this._actionHandler = listener;
			return this;
		}
		/**
		* Factory routine to create a new unattached option.
		*
		* See .option() for creating an attached option, which uses this routine to
		* create the option. You can override createOption to return a custom option.
		*
		* @param {string} flags
		* @param {string} [description]
		* @return {Option} new option
		*/
		createOption(flags, description) {
			return new Option(flags, description);
		}
		/**
		* Wrap parseArgs to catch 'commander.invalidArgument'.
		*
		* @param {(Option | Argument)} target
		* @param {string} value
		* @param {*} previous
		* @param {string} invalidArgumentMessage
		* @private
		*/
		_callParseArg(target, value, previous, invalidArgumentMessage) {
			try {
				return target.parseArg(value, previous);
			} catch (err) {
				if (err.code === "commander.invalidArgument") {
					const message = `${invalidArgumentMessage} ${err.message}`;
					this.error(message, {
						exitCode: err.exitCode,
						code: err.code
					});
				}
				throw err;
			}
		}
		/**
		* Check for option flag conflicts.
		* Register option if no conflicts found, or throw on conflict.
		*
		* @param {Option} option
		* @private
		*/
		_registerOption(option) {
			const matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
			if (matchingOption) {
				const matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
				throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
			}
			this._initOptionGroup(option);
			this.options.push(option);
		}
		/**
		* Check for command name and alias conflicts with existing commands.
		* Register command if no conflicts found, or throw on conflict.
		*
		* @param {Command} command
		* @private
		*/
		_registerCommand(command) {
			const knownBy = (cmd) => {
				return [cmd.name()].concat(cmd.aliases());
			};
			const alreadyUsed = knownBy(command).find((name) => this._findCommand(name));
			if (alreadyUsed) {
				const existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|");
				const newCmd = knownBy(command).join("|");
				throw new Error(`cannot add command '${newCmd}' as already have command '${existingCmd}'`);
			}
			this._initCommandGroup(command);
			this.commands.push(command);
		}
		/**
		* Add an option.
		*
		* @param {Option} option
		* @return {Command} `this` command for chaining
		*/
		addOption(option) {
			this._registerOption(option);
			const oname = option.name();
			const name = option.attributeName();
			if (option.negate) {
				const positiveLongFlag = option.long.replace(/^--no-/, "--");
				if (!this._findOption(positiveLongFlag)) this.setOptionValueWithSource(name, option.defaultValue === void 0 ? true : option.defaultValue, "default");
			} else if (option.defaultValue !== void 0) this.setOptionValueWithSource(name, option.defaultValue, "default");
			const handleOptionValue = (val, invalidValueMessage, valueSource) => {
				if (val == null && option.presetArg !== void 0) val = option.presetArg;
				const oldValue = this.getOptionValue(name);
				if (val !== null && option.parseArg) val = this._callParseArg(option, val, oldValue, invalidValueMessage);
				else if (val !== null && option.variadic) val = option._collectValue(val, oldValue);
				if (val == null) {
					if (option.negate) val = false;
					else if (option.isBoolean() || option.optional) val = true;
					else val = "";
				}
				this.setOptionValueWithSource(name, val, valueSource);
			};
			this.on("option:" + oname, (val) => {
				const invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
				handleOptionValue(val, invalidValueMessage, "cli");
			});
			if (option.envVar) this.on("optionEnv:" + oname, (val) => {
				const invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
				handleOptionValue(val, invalidValueMessage, "env");
			});
			return this;
		}
		/**
		* Internal implementation shared by .option() and .requiredOption()
		*
		* @return {Command} `this` command for chaining
		* @private
		*/
		_optionEx(config, flags, description, fn, defaultValue) {
			if (typeof flags === "object" && flags instanceof Option) throw new Error("To add an Option object use addOption() instead of option() or requiredOption()");
			const option = this.createOption(flags, description);
			option.makeOptionMandatory(!!config.mandatory);
			if (typeof fn === "function") option.default(defaultValue).argParser(fn);
			else if (fn instanceof RegExp) {
				const regex = fn;
				fn = (val, def) => {
					const m = regex.exec(val);
					return m ? m[0] : def;
				};
				option.default(defaultValue).argParser(fn);
			} else option.default(fn);
			return this.addOption(option);
		}
		/**
		* Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
		*
		* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
		* option-argument is indicated by `<>` and an optional option-argument by `[]`.
		*
		* See the README for more details, and see also addOption() and requiredOption().
		*
		* @example
		* program
		*     .option('-p, --pepper', 'add pepper')
		*     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
		*     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
		*     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
		*
		* @param {string} flags
		* @param {string} [description]
		* @param {(Function|*)} [parseArg] - custom option processing function or default value
		* @param {*} [defaultValue]
		* @return {Command} `this` command for chaining
		*/
		option(flags, description, parseArg, defaultValue) {
			return this._optionEx({}, flags, description, parseArg, defaultValue);
		}
		/**
		* Add a required option which must have a value after parsing. This usually means
		* the option must be specified on the command line. (Otherwise the same as .option().)
		*
		* The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
		*
		* @param {string} flags
		* @param {string} [description]
		* @param {(Function|*)} [parseArg] - custom option processing function or default value
		* @param {*} [defaultValue]
		* @return {Command} `this` command for chaining
		*/
		requiredOption(flags, description, parseArg, defaultValue) {
			return this._optionEx({ mandatory: true }, flags, description, parseArg, defaultValue);
		}
		/**
		* Alter parsing of short flags with optional values.
		*
		* @example
		* // for `.option('-f,--flag [value]'):
		* program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
		* program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
		*
		* @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
		* @return {Command} `this` command for chaining
		*/
		combineFlagAndOptionalValue(combine = true) {
			this._combineFlagAndOptionalValue = !!combine;
			return this;
		}
		/**
		* Allow unknown options on the command line.
		*
		* @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
		* @return {Command} `this` command for chaining
		*/
		allowUnknownOption(allowUnknown = true) {
			this._allowUnknownOption = !!allowUnknown;
			return this;
		}
		/**
		* Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
		*
		* @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
		* @return {Command} `this` command for chaining
		*/
		allowExcessArguments(allowExcess = true) {
			this._allowExcessArguments = !!allowExcess;
			return this;
		}
		/**
		* Enable positional options. Positional means global options are specified before subcommands which lets
		* subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
		* The default behaviour is non-positional and global options may appear anywhere on the command line.
		*
		* @param {boolean} [positional]
		* @return {Command} `this` command for chaining
		*/
		enablePositionalOptions(positional = true) {
			this._enablePositionalOptions = !!positional;
			return this;
		}
		/**
		* Pass through options that come after command-arguments rather than treat them as command-options,
		* so actual command-options come before command-arguments. Turning this on for a subcommand requires
		* positional options to have been enabled on the program (parent commands).
		* The default behaviour is non-positional and options may appear before or after command-arguments.
		*
		* @param {boolean} [passThrough] for unknown options.
		* @return {Command} `this` command for chaining
		*/
		passThroughOptions(passThrough = true) {
			this._passThroughOptions = !!passThrough;
			this._checkForBrokenPassThrough();
			return this;
		}
		/**
		* @private
		*/
		_checkForBrokenPassThrough() {
			if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions) throw new Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`);
		}
		/**
		* Whether to store option values as properties on command object,
		* or store separately (specify false). In both cases the option values can be accessed using .opts().
		*
		* @param {boolean} [storeAsProperties=true]
		* @return {Command} `this` command for chaining
		*/
		storeOptionsAsProperties(storeAsProperties = true) {
			if (this.options.length) throw new Error("call .storeOptionsAsProperties() before adding options");
			if (Object.keys(this._optionValues).length) throw new Error("call .storeOptionsAsProperties() before setting option values");
			this._storeOptionsAsProperties = !!storeAsProperties;
			return this;
		}
		/**
		* Retrieve option value.
		*
		* @param {string} key
		* @return {object} value
		*/
		getOptionValue(key) {
			if (this._storeOptionsAsProperties) return this[key];
			return this._optionValues[key];
		}
		/**
		* Store option value.
		*
		* @param {string} key
		* @param {object} value
		* @return {Command} `this` command for chaining
		*/
		setOptionValue(key, value) {
			return this.setOptionValueWithSource(key, value, void 0);
		}
		/**
		* Store option value and where the value came from.
		*
		* @param {string} key
		* @param {object} value
		* @param {string} source - expected values are default/config/env/cli/implied
		* @return {Command} `this` command for chaining
		*/
		setOptionValueWithSource(key, value, source) {
			if (this._storeOptionsAsProperties) this[key] = value;
			else this._optionValues[key] = value;
			this._optionValueSources[key] = source;
			return this;
		}
		/**
		* Get source of option value.
		* Expected values are default | config | env | cli | implied
		*
		* @param {string} key
		* @return {string}
		*/
		getOptionValueSource(key) {
			return this._optionValueSources[key];
		}
		/**
		* Get source of option value. See also .optsWithGlobals().
		* Expected values are default | config | env | cli | implied
		*
		* @param {string} key
		* @return {string}
		*/
		getOptionValueSourceWithGlobals(key) {
			let source;
			this._getCommandAndAncestors().forEach((cmd) => {
				if (cmd.getOptionValueSource(key) !== void 0) source = cmd.getOptionValueSource(key);
			});
			return source;
		}
		/**
		* Get user arguments from implied or explicit arguments.
		* Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
		*
		* @private
		*/
		_prepareUserArgs(argv, parseOptions) {
			if (argv !== void 0 && !Array.isArray(argv)) throw new Error("first parameter to parse must be array or undefined");
			parseOptions = parseOptions || {};
			if (argv === void 0 && parseOptions.from === void 0) {
				if (process.versions?.electron) parseOptions.from = "electron";
				const execArgv = process.execArgv ?? [];
				if (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) parseOptions.from = "eval";
			}
			if (argv === void 0) argv = process.argv;
			this.rawArgs = argv.slice();
			let userArgs;
			switch (parseOptions.from) {
				case void 0:
				case "node":
					this._scriptPath = argv[1];
					userArgs = argv.slice(2);
					break;
				case "electron":
					if (process.defaultApp) {
						this._scriptPath = argv[1];
						userArgs = argv.slice(2);
					} else userArgs = argv.slice(1);
					break;
				case "user":
					userArgs = argv.slice(0);
					break;
				case "eval":
					userArgs = argv.slice(1);
					break;
				default: throw new Error(`unexpected parse option { from: '${parseOptions.from}' }`);
			}
			if (!this._name && this._scriptPath) this.nameFromFilename(this._scriptPath);
			this._name = this._name || "program";
			return userArgs;
		}
		/**
		* Parse `argv`, setting options and invoking commands when defined.
		*
		* Use parseAsync instead of parse if any of your action handlers are async.
		*
		* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
		*
		* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
		* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
		* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
		* - `'user'`: just user arguments
		*
		* @example
		* program.parse(); // parse process.argv and auto-detect electron and special node flags
		* program.parse(process.argv); // assume argv[0] is app and argv[1] is script
		* program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
		*
		* @param {string[]} [argv] - optional, defaults to process.argv
		* @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
		* @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
		* @return {Command} `this` command for chaining
		*/
		parse(argv, parseOptions) {
			this._prepareForParse();
			const userArgs = this._prepareUserArgs(argv, parseOptions);
			this._parseCommand([], userArgs);
			return this;
		}
		/**
		* Parse `argv`, setting options and invoking commands when defined.
		*
		* Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
		*
		* Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
		* - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
		* - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
		* - `'user'`: just user arguments
		*
		* @example
		* await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
		* await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
		* await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
		*
		* @param {string[]} [argv]
		* @param {object} [parseOptions]
		* @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
		* @return {Promise}
		*/
		async parseAsync(argv, parseOptions) {
			this._prepareForParse();
			const userArgs = this._prepareUserArgs(argv, parseOptions);
			await this._parseCommand([], userArgs);
			return this;
		}
		_prepareForParse() {
			if (this._savedState === null) this.saveStateBeforeParse();
			else this.restoreStateBeforeParse();
		}
		/**
		* Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
		* Not usually called directly, but available for subclasses to save their custom state.
		*
		* This is called in a lazy way. Only commands used in parsing chain will have state saved.
		*/
		saveStateBeforeParse() {
			this._savedState = {
				_name: this._name,
				_optionValues: { ...this._optionValues },
				_optionValueSources: { ...this._optionValueSources }
			};
		}
		/**
		* Restore state before parse for calls after the first.
		* Not usually called directly, but available for subclasses to save their custom state.
		*
		* This is called in a lazy way. Only commands used in parsing chain will have state restored.
		*/
		restoreStateBeforeParse() {
			if (this._storeOptionsAsProperties) throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
			this._name = this._savedState._name;
			this._scriptPath = null;
			this.rawArgs = [];
			this._optionValues = { ...this._savedState._optionValues };
			this._optionValueSources = { ...this._savedState._optionValueSources };
			this.args = [];
			this.processedArgs = [];
		}
		/**
		* Throw if expected executable is missing. Add lots of help for author.
		*
		* @param {string} executableFile
		* @param {string} executableDir
		* @param {string} subcommandName
		*/
		_checkForMissingExecutable(executableFile, executableDir, subcommandName) {
			if (fs.existsSync(executableFile)) return;
			const executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory"}`;
			throw new Error(executableMissing);
		}
		/**
		* Execute a sub-command executable.
		*
		* @private
		*/
		_executeSubCommand(subcommand, args) {
			args = args.slice();
			let launchWithNode = false;
			const sourceExt = [
				".js",
				".ts",
				".tsx",
				".mjs",
				".cjs"
			];
			function findFile(baseDir, baseName) {
				const localBin = path.resolve(baseDir, baseName);
				if (fs.existsSync(localBin)) return localBin;
				if (sourceExt.includes(path.extname(baseName))) return void 0;
				const foundExt = sourceExt.find((ext) => fs.existsSync(`${localBin}${ext}`));
				if (foundExt) return `${localBin}${foundExt}`;
			}
			this._checkForMissingMandatoryOptions();
			this._checkForConflictingOptions();
			let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`;
			let executableDir = this._executableDir || "";
			if (this._scriptPath) {
				let resolvedScriptPath;
				try {
					resolvedScriptPath = fs.realpathSync(this._scriptPath);
				} catch {
					resolvedScriptPath = this._scriptPath;
				}
				executableDir = path.resolve(path.dirname(resolvedScriptPath), executableDir);
			}
			if (executableDir) {
				let localFile = findFile(executableDir, executableFile);
				if (!localFile && !subcommand._executableFile && this._scriptPath) {
					const legacyName = path.basename(this._scriptPath, path.extname(this._scriptPath));
					if (legacyName !== this._name) localFile = findFile(executableDir, `${legacyName}-${subcommand._name}`);
				}
				executableFile = localFile || executableFile;
			}
			launchWithNode = sourceExt.includes(path.extname(executableFile));
			let proc;
			if (process.platform !== "win32") {
				if (launchWithNode) {
					args.unshift(executableFile);
					args = incrementNodeInspectorPort(process.execArgv).concat(args);
					proc = childProcess.spawn(process.argv[0], args, { stdio: "inherit" });
				} else proc = childProcess.spawn(executableFile, args, { stdio: "inherit" });
			} else {
				this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
				args.unshift(executableFile);
				args = incrementNodeInspectorPort(process.execArgv).concat(args);
				proc = childProcess.spawn(process.execPath, args, { stdio: "inherit" });
			}
			if (!proc.killed) [
				"SIGUSR1",
				"SIGUSR2",
				"SIGTERM",
				"SIGINT",
				"SIGHUP"
			].forEach((signal) => {
				process.on(signal, () => {
					if (proc.killed === false && proc.exitCode === null) proc.kill(signal);
				});
			});
			const exitCallback = this._exitCallback;
			proc.on("close", (code) => {
				code = code ?? 1;
				if (!exitCallback) process.exit(code);
				else exitCallback(new CommanderError(code, "commander.executeSubCommandAsync", "(close)"));
			});
			proc.on("error", (err) => {
				if (err.code === "ENOENT") this._checkForMissingExecutable(executableFile, executableDir, subcommand._name);
				else if (err.code === "EACCES") throw new Error(`'${executableFile}' not executable`);
				if (!exitCallback) process.exit(1);
				else {
					const wrappedError = new CommanderError(1, "commander.executeSubCommandAsync", "(error)");
					wrappedError.nestedError = err;
					exitCallback(wrappedError);
				}
			});
			this.runningCommand = proc;
		}
		/**
		* @private
		*/
		_dispatchSubcommand(commandName, operands, unknown) {
			const subCommand = this._findCommand(commandName);
			if (!subCommand) this.help({ error: true });
			subCommand._prepareForParse();
			let promiseChain;
			promiseChain = this._chainOrCallSubCommandHook(promiseChain, subCommand, "preSubcommand");
			promiseChain = this._chainOrCall(promiseChain, () => {
				if (subCommand._executableHandler) this._executeSubCommand(subCommand, operands.concat(unknown));
				else return subCommand._parseCommand(operands, unknown);
			});
			return promiseChain;
		}
		/**
		* Invoke help directly if possible, or dispatch if necessary.
		* e.g. help foo
		*
		* @private
		*/
		_dispatchHelpCommand(subcommandName) {
			if (!subcommandName) this.help();
			const subCommand = this._findCommand(subcommandName);
			if (subCommand && !subCommand._executableHandler) subCommand.help();
			return this._dispatchSubcommand(subcommandName, [], [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]);
		}
		/**
		* Check this.args against expected this.registeredArguments.
		*
		* @private
		*/
		_checkNumberOfArguments() {
			this.registeredArguments.forEach((arg, i) => {
				if (arg.required && this.args[i] == null) this.missingArgument(arg.name());
			});
			if (this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) return;
			if (this.args.length > this.registeredArguments.length) this._excessArguments(this.args);
		}
		/**
		* Process this.args using this.registeredArguments and save as this.processedArgs!
		*
		* @private
		*/
		_processArguments() {
			const myParseArg = (argument, value, previous) => {
				let parsedValue = value;
				if (value !== null && argument.parseArg) {
					const invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
					parsedValue = this._callParseArg(argument, value, previous, invalidValueMessage);
				}
				return parsedValue;
			};
			this._checkNumberOfArguments();
			const processedArgs = [];
			this.registeredArguments.forEach((declaredArg, index) => {
				let value = declaredArg.defaultValue;
				if (declaredArg.variadic) {
					if (index < this.args.length) {
						value = this.args.slice(index);
						if (declaredArg.parseArg) value = value.reduce((processed, v) => {
							return myParseArg(declaredArg, v, processed);
						}, declaredArg.defaultValue);
					} else if (value === void 0) value = [];
				} else if (index < this.args.length) {
					value = this.args[index];
					if (declaredArg.parseArg) value = myParseArg(declaredArg, value, declaredArg.defaultValue);
				}
				processedArgs[index] = value;
			});
			this.processedArgs = processedArgs;
		}
		/**
		* Once we have a promise we chain, but call synchronously until then.
		*
		* @param {(Promise|undefined)} promise
		* @param {Function} fn
		* @return {(Promise|undefined)}
		* @private
		*/
		_chainOrCall(promise, fn) {
			if (promise?.then && typeof promise.then === "function") return promise.then(() => fn());
			return fn();
		}
		/**
		*
		* @param {(Promise|undefined)} promise
		* @param {string} event
		* @return {(Promise|undefined)}
		* @private
		*/
		_chainOrCallHooks(promise, event) {
			let result = promise;
			const hooks = [];
			this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
				hookedCommand._lifeCycleHooks[event].forEach((callback) => {
					hooks.push({
						hookedCommand,
						callback
					});
				});
			});
			if (event === "postAction") hooks.reverse();
			hooks.forEach((hookDetail) => {
				result = this._chainOrCall(result, () => {
					return hookDetail.callback(hookDetail.hookedCommand, this);
				});
			});
			return result;
		}
		/**
		*
		* @param {(Promise|undefined)} promise
		* @param {Command} subCommand
		* @param {string} event
		* @return {(Promise|undefined)}
		* @private
		*/
		_chainOrCallSubCommandHook(promise, subCommand, event) {
			let result = promise;
			if (this._lifeCycleHooks[event] !== void 0) this._lifeCycleHooks[event].forEach((hook) => {
				result = this._chainOrCall(result, () => {
					return hook(this, subCommand);
				});
			});
			return result;
		}
		/**
		* Process arguments in context of this command.
		* Returns action result, in case it is a promise.
		*
		* @private
		*/
		_parseCommand(operands, unknown) {
			const parsed = this.parseOptions(unknown);
			this._parseOptionsEnv();
			this._parseOptionsImplied();
			operands = operands.concat(parsed.operands);
			unknown = parsed.unknown;
			this.args = operands.concat(unknown);
			if (operands && this._findCommand(operands[0])) return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
			if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name()) return this._dispatchHelpCommand(operands[1]);
			if (this._defaultCommandName) {
				this._outputHelpIfRequested(unknown);
				return this._dispatchSubcommand(this._defaultCommandName, operands, unknown);
			}
			if (this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName) this.help({ error: true });
			this._outputHelpIfRequested(parsed.unknown);
			this._checkForMissingMandatoryOptions();
			this._checkForConflictingOptions();
			const checkForUnknownOptions = () => {
				if (parsed.unknown.length > 0) this.unknownOption(parsed.unknown[0]);
			};
			const commandEvent = `command:${this.name()}`;
			if (this._actionHandler) {
				checkForUnknownOptions();
				this._processArguments();
				let promiseChain;
				promiseChain = this._chainOrCallHooks(promiseChain, "preAction");
				promiseChain = this._chainOrCall(promiseChain, () => this._actionHandler(this.processedArgs));
				if (this.parent) promiseChain = this._chainOrCall(promiseChain, () => {
					this.parent.emit(commandEvent, operands, unknown);
				});
				promiseChain = this._chainOrCallHooks(promiseChain, "postAction");
				return promiseChain;
			}
			if (this.parent?.listenerCount(commandEvent)) {
				checkForUnknownOptions();
				this._processArguments();
				this.parent.emit(commandEvent, operands, unknown);
			} else if (operands.length) {
				if (this._findCommand("*")) return this._dispatchSubcommand("*", operands, unknown);
				if (this.listenerCount("command:*")) this.emit("command:*", operands, unknown);
				else if (this.commands.length) this.unknownCommand();
				else {
					checkForUnknownOptions();
					this._processArguments();
				}
			} else if (this.commands.length) {
				checkForUnknownOptions();
				this.help({ error: true });
			} else {
				checkForUnknownOptions();
				this._processArguments();
			}
		}
		/**
		* Find matching command.
		*
		* @private
		* @return {Command | undefined}
		*/
		_findCommand(name) {
			if (!name) return void 0;
			return this.commands.find((cmd) => cmd._name === name || cmd._aliases.includes(name));
		}
		/**
		* Return an option matching `arg` if any.
		*
		* @param {string} arg
		* @return {Option}
		* @package
		*/
		_findOption(arg) {
			return this.options.find((option) => option.is(arg));
		}
		/**
		* Display an error message if a mandatory option does not have a value.
		* Called after checking for help flags in leaf subcommand.
		*
		* @private
		*/
		_checkForMissingMandatoryOptions() {
			this._getCommandAndAncestors().forEach((cmd) => {
				cmd.options.forEach((anOption) => {
					if (anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0) cmd.missingMandatoryOptionValue(anOption);
				});
			});
		}
		/**
		* Display an error message if conflicting options are used together in this.
		*
		* @private
		*/
		_checkForConflictingLocalOptions() {
			const definedNonDefaultOptions = this.options.filter((option) => {
				const optionKey = option.attributeName();
				if (this.getOptionValue(optionKey) === void 0) return false;
				return this.getOptionValueSource(optionKey) !== "default";
			});
			definedNonDefaultOptions.filter((option) => option.conflictsWith.length > 0).forEach((option) => {
				const conflictingAndDefined = definedNonDefaultOptions.find((defined) => option.conflictsWith.includes(defined.attributeName()));
				if (conflictingAndDefined) this._conflictingOption(option, conflictingAndDefined);
			});
		}
		/**
		* Display an error message if conflicting options are used together.
		* Called after checking for help flags in leaf subcommand.
		*
		* @private
		*/
		_checkForConflictingOptions() {
			this._getCommandAndAncestors().forEach((cmd) => {
				cmd._checkForConflictingLocalOptions();
			});
		}
		/**
		* Parse options from `argv` removing known options,
		* and return argv split into operands and unknown arguments.
		*
		* Side effects: modifies command by storing options. Does not reset state if called again.
		*
		* Examples:
		*
		*     argv => operands, unknown
		*     --known kkk op => [op], []
		*     op --known kkk => [op], []
		*     sub --unknown uuu op => [sub], [--unknown uuu op]
		*     sub -- --unknown uuu op => [sub --unknown uuu op], []
		*
		* @param {string[]} args
		* @return {{operands: string[], unknown: string[]}}
		*/
		parseOptions(args) {
			const operands = [];
			const unknown = [];
			let dest = operands;
			function maybeOption(arg) {
				return arg.length > 1 && arg[0] === "-";
			}
			const negativeNumberArg = (arg) => {
				if (!/^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(arg)) return false;
				return !this._getCommandAndAncestors().some((cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short)));
			};
			let activeVariadicOption = null;
			let activeGroup = null;
			let i = 0;
			while (i < args.length || activeGroup) {
				const arg = activeGroup ?? args[i++];
				activeGroup = null;
				if (arg === "--") {
					if (dest === unknown) dest.push(arg);
					dest.push(...args.slice(i));
					break;
				}
				if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
					this.emit(`option:${activeVariadicOption.name()}`, arg);
					continue;
				}
				activeVariadicOption = null;
				if (maybeOption(arg)) {
					const option = this._findOption(arg);
					if (option) {
						if (option.required) {
							const value = args[i++];
							if (value === void 0) this.optionMissingArgument(option);
							this.emit(`option:${option.name()}`, value);
						} else if (option.optional) {
							let value = null;
							if (i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i]))) value = args[i++];
							this.emit(`option:${option.name()}`, value);
						} else this.emit(`option:${option.name()}`);
						activeVariadicOption = option.variadic ? option : null;
						continue;
					}
				}
				if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
					const option = this._findOption(`-${arg[1]}`);
					if (option) {
						if (option.required || option.optional && this._combineFlagAndOptionalValue) this.emit(`option:${option.name()}`, arg.slice(2));
						else {
							this.emit(`option:${option.name()}`);
							activeGroup = `-${arg.slice(2)}`;
						}
						continue;
					}
				}
				if (/^--[^=]+=/.test(arg)) {
					const index = arg.indexOf("=");
					const option = this._findOption(arg.slice(0, index));
					if (option && (option.required || option.optional)) {
						this.emit(`option:${option.name()}`, arg.slice(index + 1));
						continue;
					}
				}
				if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg))) dest = unknown;
				if ((this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
					if (this._findCommand(arg)) {
						operands.push(arg);
						unknown.push(...args.slice(i));
						break;
					} else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
						operands.push(arg, ...args.slice(i));
						break;
					} else if (this._defaultCommandName) {
						unknown.push(arg, ...args.slice(i));
						break;
					}
				}
				if (this._passThroughOptions) {
					dest.push(arg, ...args.slice(i));
					break;
				}
				dest.push(arg);
			}
			return {
				operands,
				unknown
			};
		}
		/**
		* Return an object containing local option values as key-value pairs.
		*
		* @return {object}
		*/
		opts() {
			if (this._storeOptionsAsProperties) {
				const result = {};
				const len = this.options.length;
				for (let i = 0; i < len; i++) {
					const key = this.options[i].attributeName();
					result[key] = key === this._versionOptionName ? this._version : this[key];
				}
				return result;
			}
			return this._optionValues;
		}
		/**
		* Return an object containing merged local and global option values as key-value pairs.
		*
		* @return {object}
		*/
		optsWithGlobals() {
			return this._getCommandAndAncestors().reduce((combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()), {});
		}
		/**
		* Display error message and exit (or call exitOverride).
		*
		* @param {string} message
		* @param {object} [errorOptions]
		* @param {string} [errorOptions.code] - an id string representing the error
		* @param {number} [errorOptions.exitCode] - used with process.exit
		*/
		error(message, errorOptions) {
			this._outputConfiguration.outputError(`${message}\n`, this._outputConfiguration.writeErr);
			if (typeof this._showHelpAfterError === "string") this._outputConfiguration.writeErr(`${this._showHelpAfterError}\n`);
			else if (this._showHelpAfterError) {
				this._outputConfiguration.writeErr("\n");
				this.outputHelp({ error: true });
			}
			const config = errorOptions || {};
			const exitCode = config.exitCode || 1;
			const code = config.code || "commander.error";
			this._exit(exitCode, code, message);
		}
		/**
		* Apply any option related environment variables, if option does
		* not have a value from cli or client code.
		*
		* @private
		*/
		_parseOptionsEnv() {
			this.options.forEach((option) => {
				if (option.envVar && option.envVar in process.env) {
					const optionKey = option.attributeName();
					if (this.getOptionValue(optionKey) === void 0 || [
						"default",
						"config",
						"env"
					].includes(this.getOptionValueSource(optionKey))) {
						if (option.required || option.optional) this.emit(`optionEnv:${option.name()}`, process.env[option.envVar]);
						else this.emit(`optionEnv:${option.name()}`);
					}
				}
			});
		}
		/**
		* Apply any implied option values, if option is undefined or default value.
		*
		* @private
		*/
		_parseOptionsImplied() {
			const dualHelper = new DualOptions(this.options);
			const hasCustomOptionValue = (optionKey) => {
				return this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
			};
			this.options.filter((option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(this.getOptionValue(option.attributeName()), option)).forEach((option) => {
				Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
					this.setOptionValueWithSource(impliedKey, option.implied[impliedKey], "implied");
				});
			});
		}
		/**
		* Argument `name` is missing.
		*
		* @param {string} name
		* @private
		*/
		missingArgument(name) {
			const message = `error: missing required argument '${name}'`;
			this.error(message, { code: "commander.missingArgument" });
		}
		/**
		* `Option` is missing an argument.
		*
		* @param {Option} option
		* @private
		*/
		optionMissingArgument(option) {
			const message = `error: option '${option.flags}' argument missing`;
			this.error(message, { code: "commander.optionMissingArgument" });
		}
		/**
		* `Option` does not have a value, and is a mandatory option.
		*
		* @param {Option} option
		* @private
		*/
		missingMandatoryOptionValue(option) {
			const message = `error: required option '${option.flags}' not specified`;
			this.error(message, { code: "commander.missingMandatoryOptionValue" });
		}
		/**
		* `Option` conflicts with another option.
		*
		* @param {Option} option
		* @param {Option} conflictingOption
		* @private
		*/
		_conflictingOption(option, conflictingOption) {
			const findBestOptionFromValue = (option) => {
				const optionKey = option.attributeName();
				const optionValue = this.getOptionValue(optionKey);
				const negativeOption = this.options.find((target) => target.negate && optionKey === target.attributeName());
				const positiveOption = this.options.find((target) => !target.negate && optionKey === target.attributeName());
				if (negativeOption && (negativeOption.presetArg === void 0 && optionValue === false || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg)) return negativeOption;
				return positiveOption || option;
			};
			const getErrorMessage = (option) => {
				const bestOption = findBestOptionFromValue(option);
				const optionKey = bestOption.attributeName();
				if (this.getOptionValueSource(optionKey) === "env") return `environment variable '${bestOption.envVar}'`;
				return `option '${bestOption.flags}'`;
			};
			const message = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
			this.error(message, { code: "commander.conflictingOption" });
		}
		/**
		* Unknown option `flag`.
		*
		* @param {string} flag
		* @private
		*/
		unknownOption(flag) {
			if (this._allowUnknownOption) return;
			let suggestion = "";
			if (flag.startsWith("--") && this._showSuggestionAfterError) {
				let candidateFlags = [];
				let command = this;
				do {
					const moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
					candidateFlags = candidateFlags.concat(moreFlags);
					command = command.parent;
				} while (command && !command._enablePositionalOptions);
				suggestion = suggestSimilar(flag, candidateFlags);
			}
			const message = `error: unknown option '${flag}'${suggestion}`;
			this.error(message, { code: "commander.unknownOption" });
		}
		/**
		* Excess arguments, more than expected.
		*
		* @param {string[]} receivedArgs
		* @private
		*/
		_excessArguments(receivedArgs) {
			if (this._allowExcessArguments) return;
			const expected = this.registeredArguments.length;
			const s = expected === 1 ? "" : "s";
			const message = `error: too many arguments${this.parent ? ` for '${this.name()}'` : ""}. Expected ${expected} argument${s} but got ${receivedArgs.length}.`;
			this.error(message, { code: "commander.excessArguments" });
		}
		/**
		* Unknown command.
		*
		* @private
		*/
		unknownCommand() {
			const unknownName = this.args[0];
			let suggestion = "";
			if (this._showSuggestionAfterError) {
				const candidateNames = [];
				this.createHelp().visibleCommands(this).forEach((command) => {
					candidateNames.push(command.name());
					if (command.alias()) candidateNames.push(command.alias());
				});
				suggestion = suggestSimilar(unknownName, candidateNames);
			}
			const message = `error: unknown command '${unknownName}'${suggestion}`;
			this.error(message, { code: "commander.unknownCommand" });
		}
		/**
		* Get or set the program version.
		*
		* This method auto-registers the "-V, --version" option which will print the version number.
		*
		* You can optionally supply the flags and description to override the defaults.
		*
		* @param {string} [str]
		* @param {string} [flags]
		* @param {string} [description]
		* @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
		*/
		version(str, flags, description) {
			if (str === void 0) return this._version;
			this._version = str;
			flags = flags || "-V, --version";
			description = description || "output the version number";
			const versionOption = this.createOption(flags, description);
			this._versionOptionName = versionOption.attributeName();
			this._registerOption(versionOption);
			this.on("option:" + versionOption.name(), () => {
				this._outputConfiguration.writeOut(`${str}\n`);
				this._exit(0, "commander.version", str);
			});
			return this;
		}
		/**
		* Set the description.
		*
		* @param {string} [str]
		* @param {object} [argsDescription]
		* @return {(string|Command)}
		*/
		description(str, argsDescription) {
			if (str === void 0 && argsDescription === void 0) return this._description;
			this._description = str;
			if (argsDescription) this._argsDescription = argsDescription;
			return this;
		}
		/**
		* Set the summary. Used when listed as subcommand of parent.
		*
		* @param {string} [str]
		* @return {(string|Command)}
		*/
		summary(str) {
			if (str === void 0) return this._summary;
			this._summary = str;
			return this;
		}
		/**
		* Set an alias for the command.
		*
		* You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
		*
		* @param {string} [alias]
		* @return {(string|Command)}
		*/
		alias(alias) {
			if (alias === void 0) return this._aliases[0];
			/** @type {Command} */
			let command = this;
			if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler) command = this.commands[this.commands.length - 1];
			if (alias === command._name) throw new Error("Command alias can't be the same as its name");
			const matchingCommand = this.parent?._findCommand(alias);
			if (matchingCommand) {
				const existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
				throw new Error(`cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`);
			}
			command._aliases.push(alias);
			return this;
		}
		/**
		* Set aliases for the command.
		*
		* Only the first alias is shown in the auto-generated help.
		*
		* @param {string[]} [aliases]
		* @return {(string[]|Command)}
		*/
		aliases(aliases) {
			if (aliases === void 0) return this._aliases;
			aliases.forEach((alias) => this.alias(alias));
			return this;
		}
		/**
		* Set / get the command usage `str`.
		*
		* @param {string} [str]
		* @return {(string|Command)}
		*/
		usage(str) {
			if (str === void 0) {
				if (this._usage) return this._usage;
				const args = this.registeredArguments.map((arg) => {
					return humanReadableArgName(arg);
				});
				return [].concat(this.options.length || this._helpOption !== null ? "[options]" : [], this.commands.length ? "[command]" : [], this.registeredArguments.length ? args : []).join(" ");
			}
			this._usage = str;
			return this;
		}
		/**
		* Get or set the name of the command.
		*
		* @param {string} [str]
		* @return {(string|Command)}
		*/
		name(str) {
			if (str === void 0) return this._name;
			this._name = str;
			return this;
		}
		/**
		* Set/get the help group heading for this subcommand in parent command's help.
		*
		* @param {string} [heading]
		* @return {Command | string}
		*/
		helpGroup(heading) {
			if (heading === void 0) return this._helpGroupHeading ?? "";
			this._helpGroupHeading = heading;
			return this;
		}
		/**
		* Set/get the default help group heading for subcommands added to this command.
		* (This does not override a group set directly on the subcommand using .helpGroup().)
		*
		* @example
		* program.commandsGroup('Development Commands:);
		* program.command('watch')...
		* program.command('lint')...
		* ...
		*
		* @param {string} [heading]
		* @returns {Command | string}
		*/
		commandsGroup(heading) {
			if (heading === void 0) return this._defaultCommandGroup ?? "";
			this._defaultCommandGroup = heading;
			return this;
		}
		/**
		* Set/get the default help group heading for options added to this command.
		* (This does not override a group set directly on the option using .helpGroup().)
		*
		* @example
		* program
		*   .optionsGroup('Development Options:')
		*   .option('-d, --debug', 'output extra debugging')
		*   .option('-p, --profile', 'output profiling information')
		*
		* @param {string} [heading]
		* @returns {Command | string}
		*/
		optionsGroup(heading) {
			if (heading === void 0) return this._defaultOptionGroup ?? "";
			this._defaultOptionGroup = heading;
			return this;
		}
		/**
		* @param {Option} option
		* @private
		*/
		_initOptionGroup(option) {
			if (this._defaultOptionGroup && !option.helpGroupHeading) option.helpGroup(this._defaultOptionGroup);
		}
		/**
		* @param {Command} cmd
		* @private
		*/
		_initCommandGroup(cmd) {
			if (this._defaultCommandGroup && !cmd.helpGroup()) cmd.helpGroup(this._defaultCommandGroup);
		}
		/**
		* Set the name of the command from script filename, such as process.argv[1],
		* or require.main.filename, or __filename.
		*
		* (Used internally and public although not documented in README.)
		*
		* @example
		* program.nameFromFilename(require.main.filename);
		*
		* @param {string} filename
		* @return {Command}
		*/
		nameFromFilename(filename) {
			this._name = path.basename(filename, path.extname(filename));
			return this;
		}
		/**
		* Get or set the directory for searching for executable subcommands of this command.
		*
		* @example
		* program.executableDir(__dirname);
		* // or
		* program.executableDir('subcommands');
		*
		* @param {string} [path]
		* @return {(string|null|Command)}
		*/
		executableDir(path) {
			if (path === void 0) return this._executableDir;
			this._executableDir = path;
			return this;
		}
		/**
		* Return program help documentation.
		*
		* @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
		* @return {string}
		*/
		helpInformation(contextOptions) {
			const helper = this.createHelp();
			const context = this._getOutputContext(contextOptions);
			helper.prepareContext({
				error: context.error,
				helpWidth: context.helpWidth,
				outputHasColors: context.hasColors
			});
			const text = helper.formatHelp(this, helper);
			if (context.hasColors) return text;
			return this._outputConfiguration.stripColor(text);
		}
		/**
		* @typedef HelpContext
		* @type {object}
		* @property {boolean} error
		* @property {number} helpWidth
		* @property {boolean} hasColors
		* @property {function} write - includes stripColor if needed
		*
		* @returns {HelpContext}
		* @private
		*/
		_getOutputContext(contextOptions) {
			contextOptions = contextOptions || {};
			const error = !!contextOptions.error;
			let baseWrite;
			let hasColors;
			let helpWidth;
			if (error) {
				baseWrite = (str) => this._outputConfiguration.writeErr(str);
				hasColors = this._outputConfiguration.getErrHasColors();
				helpWidth = this._outputConfiguration.getErrHelpWidth();
			} else {
				baseWrite = (str) => this._outputConfiguration.writeOut(str);
				hasColors = this._outputConfiguration.getOutHasColors();
				helpWidth = this._outputConfiguration.getOutHelpWidth();
			}
			const write = (str) => {
				if (!hasColors) str = this._outputConfiguration.stripColor(str);
				return baseWrite(str);
			};
			return {
				error,
				write,
				hasColors,
				helpWidth
			};
		}
		/**
		* Output help information for this command.
		*
		* Outputs built-in help, and custom text added using `.addHelpText()`.
		*
		* @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
		*/
		outputHelp(contextOptions) {
			let deprecatedCallback;
			if (typeof contextOptions === "function") {
				deprecatedCallback = contextOptions;
				contextOptions = void 0;
			}
			const outputContext = this._getOutputContext(contextOptions);
			/** @type {HelpTextEventContext} */
			const eventContext = {
				error: outputContext.error,
				write: outputContext.write,
				command: this
			};
			this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext));
			this.emit("beforeHelp", eventContext);
			let helpInformation = this.helpInformation({ error: outputContext.error });
			if (deprecatedCallback) {
				helpInformation = deprecatedCallback(helpInformation);
				if (typeof helpInformation !== "string" && !Buffer.isBuffer(helpInformation)) throw new Error("outputHelp callback must return a string or a Buffer");
			}
			outputContext.write(helpInformation);
			if (this._getHelpOption()?.long) this.emit(this._getHelpOption().long);
			this.emit("afterHelp", eventContext);
			this._getCommandAndAncestors().forEach((command) => command.emit("afterAllHelp", eventContext));
		}
		/**
		* You can pass in flags and a description to customise the built-in help option.
		* Pass in false to disable the built-in help option.
		*
		* @example
		* program.helpOption('-?, --help' 'show help'); // customise
		* program.helpOption(false); // disable
		*
		* @param {(string | boolean)} flags
		* @param {string} [description]
		* @return {Command} `this` command for chaining
		*/
		helpOption(flags, description) {
			if (typeof flags === "boolean") {
				if (flags) {
					if (this._helpOption === null) this._helpOption = void 0;
					if (this._defaultOptionGroup) this._initOptionGroup(this._getHelpOption());
				} else this._helpOption = null;
				return this;
			}
			this._helpOption = this.createOption(flags ?? "-h, --help", description ?? "display help for command");
			if (flags || description) this._initOptionGroup(this._helpOption);
			return this;
		}
		/**
		* Lazy create help option.
		* Returns null if has been disabled with .helpOption(false).
		*
		* @returns {(Option | null)} the help option
		* @package
		*/
		_getHelpOption() {
			if (this._helpOption === void 0) this.helpOption(void 0, void 0);
			return this._helpOption;
		}
		/**
		* Supply your own option to use for the built-in help option.
		* This is an alternative to using helpOption() to customise the flags and description etc.
		*
		* @param {Option} option
		* @return {Command} `this` command for chaining
		*/
		addHelpOption(option) {
			this._helpOption = option;
			this._initOptionGroup(option);
			return this;
		}
		/**
		* Output help information and exit.
		*
		* Outputs built-in help, and custom text added using `.addHelpText()`.
		*
		* @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
		*/
		help(contextOptions) {
			this.outputHelp(contextOptions);
			let exitCode = Number(process.exitCode ?? 0);
			if (exitCode === 0 && contextOptions && typeof contextOptions !== "function" && contextOptions.error) exitCode = 1;
			this._exit(exitCode, "commander.help", "(outputHelp)");
		}
		/**
		* // Do a little typing to coordinate emit and listener for the help text events.
		* @typedef HelpTextEventContext
		* @type {object}
		* @property {boolean} error
		* @property {Command} command
		* @property {function} write
		*/
		/**
		* Add additional text to be displayed with the built-in help.
		*
		* Position is 'before' or 'after' to affect just this command,
		* and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
		*
		* @param {string} position - before or after built-in help
		* @param {(string | Function)} text - string to add, or a function returning a string
		* @return {Command} `this` command for chaining
		*/
		addHelpText(position, text) {
			const allowedValues = [
				"beforeAll",
				"before",
				"after",
				"afterAll"
			];
			if (!allowedValues.includes(position)) throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
			const helpEvent = `${position}Help`;
			this.on(helpEvent, (context) => {
				let helpStr;
				if (typeof text === "function") helpStr = text({
					error: context.error,
					command: context.command
				});
				else helpStr = text;
				if (helpStr) context.write(`${helpStr}\n`);
			});
			return this;
		}
		/**
		* Output help information if help flags specified
		*
		* @param {Array} args - array of options to search for help flags
		* @private
		*/
		_outputHelpIfRequested(args) {
			const helpOption = this._getHelpOption();
			if (helpOption && args.find((arg) => helpOption.is(arg))) {
				this.outputHelp();
				this._exit(0, "commander.helpDisplayed", "(outputHelp)");
			}
		}
	};
	/**
	* Scan arguments and increment port number for inspect calls (to avoid conflicts when spawning new command).
	*
	* @param {string[]} args - array of arguments from node.execArgv
	* @returns {string[]}
	* @private
	*/
	function incrementNodeInspectorPort(args) {
		return args.map((arg) => {
			if (!arg.startsWith("--inspect")) return arg;
			let debugOption;
			let debugHost = "127.0.0.1";
			let debugPort = "9229";
			let match;
			if ((match = arg.match(/^(--inspect(-brk)?)$/)) !== null) debugOption = match[1];
			else if ((match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+)$/)) !== null) {
				debugOption = match[1];
				if (/^\d+$/.test(match[3])) debugPort = match[3];
				else debugHost = match[3];
			} else if ((match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/)) !== null) {
				debugOption = match[1];
				debugHost = match[3];
				debugPort = match[4];
			}
			if (debugOption && debugPort !== "0") return `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}`;
			return arg;
		});
	}
	/**
	* @returns {boolean | undefined}
	* @package
	*/
	function useColor() {
		if (process.env.NO_COLOR || process.env.FORCE_COLOR === "0" || process.env.FORCE_COLOR === "false") return false;
		if (process.env.FORCE_COLOR || process.env.CLICOLOR_FORCE !== void 0) return true;
	}
	exports.Command = Command;
	exports.useColor = useColor;
}));

// node_modules/commander/index.js
var require_commander = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { Argument } = require_argument();
	const { Command } = require_command();
	const { CommanderError, InvalidArgumentError } = require_error();
	const { Help } = require_help();
	const { Option } = require_option();
	exports.program = new Command();
	exports.createCommand = (name) => new Command(name);
	exports.createOption = (flags, description) => new Option(flags, description);
	exports.createArgument = (name, description) => new Argument(name, description);
	/**
	* Expose classes
	*/
	exports.Command = Command;
	exports.Option = Option;
	exports.Argument = Argument;
	exports.Help = Help;
	exports.CommanderError = CommanderError;
	exports.InvalidArgumentError = InvalidArgumentError;
	exports.InvalidOptionArgumentError = InvalidArgumentError;
}));

// node_modules/commander/esm.mjs
var import_commander = /* @__PURE__ */ __toESM(require_commander(), 1);
const { program, createCommand, createArgument, createOption, CommanderError, InvalidArgumentError, InvalidOptionArgumentError, Command, Argument, Option, Help } = import_commander.default;

// lib/run/site-directory.ts
/** `dist/site`, seen from an entry: in `dist` it stands beside the bundles, from the sources it is found in `dist`. */
function siteDirectory(entryUrl) {
	return fileURLToPath(new URL(entryUrl.endsWith(".ts") ? "../dist/site" : "./site", entryUrl));
}

// lib/run/terminal-reporter.ts
/**
* For people at a terminal: headings, one rewritten progress line. Quiet when piped, but for warnings. `clear` takes the
* progress line away, before somebody else writes to the same terminal.
*/
function terminalReporter(sink) {
	let progressShown = false;
	const clearProgress = () => {
		if (progressShown) sink.write("\r\x1B[K");
		progressShown = false;
	};
	const line = (text) => {
		clearProgress();
		sink.write(`${text}\n`);
	};
	return {
		clear: clearProgress,
		info(text) {
			if (sink.live) line(text);
		},
		warn(problem) {
			line(`warning: ${formatProblem(problem)}`);
		},
		async group(title, work) {
			if (sink.live) line(sink.plain ? title : `\u001b[1m${title}\u001b[0m`);
			try {
				return await work();
			} finally {
				clearProgress();
			}
		},
		progress(label, done, total) {
			if (!sink.live) return;
			sink.write(`\r\u001b[K  ${label} ${done}/${total}`);
			progressShown = true;
		}
	};
}

// cli/options.ts
/** Reads a text file that the user named; a missing one is the user's mistake, told with the option that names it. */
function readNamedFile(edge, file, option) {
	return readUserText(resolve(edge.cwd, file), file, `Check ${option}.`);
}
/** For options that may be repeated. */
const collect$2 = (value, before) => [...before, value];
/** The number behind --port. */
function portNumber(text) {
	const port = Number(text);
	if (/^\d{1,5}$/.test(text) && port < 65536) return port;
	throw new UserError({
		what: `"${text}" is not a port`,
		cure: "Use a number from 0 to 65535."
	});
}

// cli/build.ts
/** `ppa build`: packages from Makefiles, in OpenWrt's SDK. */
const register$12 = (program, edge, run) => {
	program.command("build").summary("build packages in OpenWrt's SDK").description("Builds the Makefiles of a git repository or a folder for the targets you name, without any ppa.yml:\n  ppa build https://github.com/owner/luci-app-x --target 24.10/x86_64\nWithout a source it builds what the archive's ppa.yml describes. Packages, logs and build.json go to --out,\nin a folder per job.").argument("[source]", "address of a git repository, or a folder with OpenWrt Makefiles").option("-t, --target <target>", "what to build for: 24.10/x86_64, 24.10/ath79/generic; may be repeated", collect$1, []).option("--packages <names>", "only these packages or directories, by comma").option("--ref <ref>", "branch, tag or commit of the git repository").option("--subdir <folder>", "folder of the git repository to look in").option("-c, --config <file>", "the archive's description, when there is no source", "ppa.yml").option("--plan <file>", "build jobs of this plan, which `ppa plan --json` has made").option("--job <id>", "of the plan, build only this job; may be repeated", collect$1, []).addOption(new Option("--engine <engine>", "what to run the SDK in; default: docker or podman").choices([
		"docker",
		"podman",
		"local"
	])).option("--sdk <image>", "image to use instead of OpenWrt's, or a folder with an unpacked SDK").option("-o, --out <folder>", "where the results go", "ppa-out").option("--cache <folder>", "where downloads and feeds are kept; default: a folder of your account's cache").option("--mirror <from=to>", "beginning of a feed's address to replace; may be repeated", collect$1, []).option("--time-limit <minutes>", "for all jobs together; what is built by then is kept", toMinutes).option("--json", "print the reports as JSON").addHelpText("after", "\nExit code: 0 built or not for this target, 1 could not begin, 2 packages failed.").action((source, flags) => run(async () => {
		const { runJobs } = await import("./run-BKDJLmv2.mjs");
		const { interruptible } = await import("./interrupt-B7epEnM8.mjs");
		const mirrors = await Promise.all(flags.mirror.map(toMirror));
		const temporary = await mkdtemp(join(tmpdir(), "ppa-source-"));
		try {
			const { plan, jobs, root } = await interruptible(process, (signal) => planned(edge, source, flags, temporary, signal));
			return await tell(edge, await interruptible(process, (signal) => runJobs(edge, {
				plan,
				jobs,
				root,
				isWholeArchive: source !== void 0 && !flags.packages,
				engine: flags.engine,
				sdk: flags.sdk && sdkName(edge, flags.sdk),
				outDir: (job) => resolve(edge.cwd, flags.out, job.id),
				cacheDir: cacheFolder(edge, flags),
				mirrors,
				timeLimit: flags.timeLimit && flags.timeLimit * 6e4,
				signal
			})), plan, root, flags);
		} finally {
			await rm(temporary, {
				recursive: true,
				force: true
			});
		}
	}));
};
const collect$1 = (value, before) => [...before, value];
const words$1 = (list) => (list ?? "").split(/[\s,]+/).filter(Boolean);
async function planned(edge, source, flags, temporary, signal) {
	const { UserError } = await import("./errors-BoEDPTGQ.mjs");
	const root = dirname(resolve(edge.cwd, flags.config));
	if (flags.plan) {
		const plan = await readPlan(edge, flags.plan);
		const unknown = flags.job.filter((id) => !plan.jobs.some((job) => job.id === id));
		if (unknown.length > 0) throw new UserError({
			what: `The plan has no job ${unknown.join(", ")}`,
			cure: `It has ${plan.jobs.map(({ id }) => id).join(", ") || "none"}`
		});
		return {
			plan,
			root,
			jobs: plan.jobs.filter(({ id }) => flags.job.length === 0 || flags.job.includes(id))
		};
	}
	if (source === void 0) {
		const { planRepository } = await import("./plan-run-CjBLVojZ.mjs");
		const plan = await planRepository(edge, {
			config: flags.config,
			targets: flags.target,
			packages: words$1(flags.packages),
			force: true,
			sdk: flags.sdk
		});
		return {
			plan,
			root,
			jobs: plan.jobs
		};
	}
	if (flags.target.length === 0) throw new UserError({
		what: "No target is named",
		cure: "Add --target 24.10/x86_64, or what your routers are"
	});
	const { isGitAddress, planLoose } = await import("./loose-plan-Bk9T8NjK.mjs");
	const { askNewest } = await import("./plan-run-CjBLVojZ.mjs");
	const location = isGitAddress(source) ? source : resolve(edge.cwd, source);
	const { exec, env } = edge;
	const newest = await askNewest(edge);
	const plan = await planLoose({
		location,
		ref: flags.ref,
		subdir: flags.subdir
	}, {
		targets: flags.target,
		packages: words$1(flags.packages),
		newest,
		temporary,
		exec,
		env,
		signal
	});
	for (const warning of plan.warnings) edge.reporter.warn({ what: warning });
	return {
		plan,
		jobs: plan.jobs,
		root: location
	};
}
async function readPlan(edge, file) {
	const { parseDocument } = await import("./document-cQ-sbxJU.mjs");
	const { planSchema } = await import("./plan-B_suW1wr.mjs");
	return parseDocument(await readNamedFile(edge, file, "--plan"), file, planSchema);
}
/** A folder is meant when it is written like one; an image's name never begins with a dot or a slash. */
const sdkName = (edge, sdk) => /^[./~]/.test(sdk) ? resolve(edge.cwd, sdk) : sdk;
function cacheFolder(edge, { cache }) {
	if (cache) return resolve(edge.cwd, cache);
	return join(edge.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "openwrt-ppa");
}
function toMinutes(text) {
	if (Number(text) > 0) return Number(text);
	throw new InvalidArgumentError("It is a number of minutes.");
}
async function toMirror(text) {
	const at = text.indexOf("=");
	if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
	const { UserError } = await import("./errors-BoEDPTGQ.mjs");
	throw new UserError({
		what: `--mirror: ${JSON.stringify(text)} does not say what to replace`,
		cure: "Write FROM=TO, such as https://git.openwrt.org/=https://git.example.org/openwrt/"
	});
}
async function tell(edge, reports, { failedSources = [] }, root, { json, out, job }) {
	const { reportProblems, reportText } = await import("./summary-BNCxoTTo.mjs");
	for (const { level, problem } of reports.flatMap((each) => reportProblems(each, relative(edge.cwd, root)))) if (level === "warning") edge.reporter.warn(problem);
	const failures = job.length > 0 ? [] : failedSources.map(({ reason }) => `✗ ${reason}`);
	for (const what of failures) if (json) edge.reporter.warn({ what });
	if (json) edge.print(JSON.stringify(reports, null, 2));
	else edge.print([
		...reports.map(reportText),
		...failures,
		`Results are in ${resolve(edge.cwd, out)}`
	].join("\n"));
	return failures.length > 0 || reports.some(({ status }) => status === "failed") ? 2 : 0;
}

// cli/interrupted.ts
/** Until Ctrl-C, or until something else ends the process in good manners. */
function interrupted() {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
	});
}

// cli/demo.ts
/** `npm start`: the main job on throw-away keys and a throw-away repository, to be looked at in a browser. */
const register$11 = (program, edge, run) => {
	program.command("demo").summary("publish the example packages to a temporary repository and serve the result").description("Packs the example packages, takes ready-made ones too, makes throw-away keys, publishes signed feeds and a catalog to\na git repository in a temporary folder, and serves the published branch until interrupted.").option("--once", "verify the served archive over HTTP as a router does, then exit").option("--port <number>", "port to serve on; 0 for any free one", "0").action((flags) => run(() => demo(edge, flags.once === true, portNumber(flags.port))));
};
const BRANCH = "gh-pages";
async function demo(edge, once, port) {
	const folder = await mkdtemp(join(tmpdir(), "ppa-demo-"));
	try {
		const repository = join(folder, "archive.git");
		await initRepository(edge, repository);
		const { branchFiles } = await import("./static-files-C2wvR2I8.mjs");
		const { serveFiles } = await import("./static-server-u5wRgkai.mjs");
		const server = await serveFiles({ find: async (path) => (await branchFiles(repository, BRANCH, edge.exec)).find(path) }, { port });
		try {
			await publishExamples(edge, folder, repository, server.url);
			if (once) return await verify$1(edge, server.url);
			edge.print(`Catalog: ${server.url}/ (Ctrl-C ends it and removes everything)`);
			await interrupted();
			return 0;
		} finally {
			await server.close();
		}
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function initRepository(edge, repository) {
	const { code, stderr } = await edge.exec("git", [
		"init",
		"--quiet",
		"--bare",
		repository
	], { env: edge.env });
	if (code === 127) throw new UserError({
		what: "git is not installed",
		cure: "Install git and try again."
	});
	if (code !== 0) throw new UserError({ what: `git could not make a repository: ${stderr.trim()}` });
}
async function publishExamples(edge, folder, repository, url) {
	const { formatKeyBundle, generateKeyset } = await import("./keyset-0tHR_SNl.mjs");
	const { publishArchive } = await import("./run-DUZPY7Wu.mjs");
	const { feedLines, routerText } = await import("./summary-CZTJfUNF.mjs");
	const project = join(folder, "project");
	await cp(join(edge.siteDir, "../../examples/files"), join(project, "packages"), { recursive: true });
	await writeReadyMade(join(project, "dist"));
	await writeFile(join(project, "ppa.yml"), config(url));
	const keyset = await generateKeyset({
		name: "demo",
		date: edge.now(),
		randomBytes: edge.randomBytes
	});
	const { publication, session, publicKeys } = await publishArchive({
		...edge,
		cwd: project,
		secrets: { keys: formatKeyBundle(keyset, "demo") }
	}, {
		config: "ppa.yml",
		globs: [],
		remote: repository,
		branch: BRANCH,
		dryRun: false
	}, generator);
	edge.print(`Published to ${BRANCH} of ${repository}:\n${feedLines(publication.feeds)}`);
	edge.print(`\n${routerText(session.archive, publication.feeds, publicKeys)}\n`);
}
const config = (url) => `name: demo
title: Demo archive
description: What openwrt-ppa publishes from its own examples. Its keys are thrown away when the demo ends.
url: ${url}
targets:
  - release: "24.10"
    arch: [x86_64, mips_24kc, aarch64_cortex-a53]
  - release: "25.12"
    arch: [x86_64, mips_24kc, aarch64_cortex-a53]
sources:
  - files: packages/*.yml
  - packages: dist/**/*.ipk
`;
/** Packages as another build would have left them. */
async function writeReadyMade(directory) {
	const { buildControl } = await import("./control-build-krtS8Ow7.mjs");
	const { packIpk } = await import("./pack-j_np6tMN.mjs");
	await mkdir(directory, { recursive: true });
	const versions = ["1.9-r1", "1.10-r1"];
	for (const architecture of [
		"x86_64",
		"mips_24kc",
		"aarch64_cortex-a53"
	]) for (const version of versions) {
		const { filename, bytes } = packIpk({
			control: buildControl({
				name: "uptime-led",
				version,
				architecture,
				depends: [{ name: "libc" }, {
					name: "hello",
					operator: ">=",
					version: "1.2"
				}],
				section: "utils",
				license: "MIT",
				maintainer: "Example <ppa@example.org>",
				description: "Blinks the uptime on a LED\nA package that was built elsewhere and is published as it is."
			}),
			tree: [{
				path: "usr/sbin/uptime-led",
				type: "file",
				mode: 493,
				data: Buffer.from(`#!/bin/sh\n# ${architecture} ${version}\ncat /proc/uptime\n`)
			}],
			sourceDateEpoch: 1735689600,
			installedSize: "uncompressed"
		});
		await writeFile(join(directory, filename), bytes);
	}
}
async function verify$1(edge, url) {
	const { verifyLocation } = await import("./location-BU2CNyxu.mjs");
	const { formatReport } = await import("./format-gfBKZhhV.mjs");
	const report = await verifyLocation(edge, url, []);
	edge.print(formatReport(report));
	return report.ok ? 0 : 2;
}

// cli/deploy.ts
/** `ppa deploy ROUTER[,ROUTER…] PACKAGE…`: packages onto routers, over SSH. */
const register$10 = (program, edge, run) => {
	program.command("deploy").summary("install packages on routers over SSH").description("Names are installed from the archive's feed, as its install.sh does; files (.ipk, .apk) are installed as they are.\nA router on which something fails gets its versions from before back, as far as the archive still has them.\nThe host key must be known. In CI: PPA_SSH_KEY holds the private key, PPA_KNOWN_HOSTS lines of known_hosts.").argument("<routers>", "root@192.168.1.1, or several with commas between").argument("<packages...>", "names from the feed, or package files").option("--archive <dir|url>", "the archive: needed for names, and for the way back").option("--check <command>", "shell command that must succeed on the router afterwards").option("--reboot", "reboot afterwards and wait for the router").option("--dry-run", "look at the routers and say what would be done").option("--known-hosts <file>", "pinned host keys; default: PPA_KNOWN_HOSTS, else your own known_hosts").option("--identity <file>", "private key; default: PPA_SSH_KEY, else your own keys and agent").option("--json", "print the results as JSON").addHelpText("after", "\nExit code: 0 all routers have it, 1 nothing was tried, 2 some router has not.").action((routers, packages, flags) => run(async () => {
		const { formatDeployed, runDeploy } = await import("./deploy-run-CQpgkZkW.mjs");
		const knownHosts = flags.knownHosts && await readNamedFile(edge, flags.knownHosts, "--known-hosts");
		const results = await runDeploy({
			routers: routers.split(",").filter(Boolean),
			packages,
			archive: flags.archive,
			check: flags.check,
			reboot: flags.reboot === true,
			dryRun: flags.dryRun === true,
			knownHosts: knownHosts ?? edge.env["PPA_KNOWN_HOSTS"],
			identityFile: flags.identity && resolve(edge.cwd, flags.identity),
			temporary: tmpdir()
		}, edge);
		if (flags.json) edge.print(JSON.stringify(results, null, 2));
		else for (const result of results) edge.print(formatDeployed(result));
		return results.every(({ ok }) => ok) ? 0 : 2;
	}));
};

// cli/index.ts
const register$9 = (program, edge, run) => {
	program.command("index").summary("turn packages into signed feeds in a folder").description("Without a directory: writes the feeds of ppa.yml into --out, merged with what is there; PPA_KEYS signs.\nWith one: indexes that flat directory in place, as `make package/index` would; needs --arch.\nKeys may be given several times while they are changed: every apk key signs, of the others the first.").argument("[dir]", "flat directory of packages to index in place").option("-c, --config <file>", "the archive's description", "ppa.yml").option("--out <dir>", "folder for the archive's feeds", "public").option("--arch <arch>", "package architecture of the flat directory, such as mips_24kc").option("--release <release>", "release of OpenWrt, which decides the layout of index.json").option("--usign-key <file>", "usign private key (key-build) for Packages.sig", collect$2, []).option("--openpgp-key <file>", "armoured OpenPGP private key for Packages.asc", collect$2, []).option("--apk-key <file>", "EC or RSA private key (PEM) for packages.adb", collect$2, []).option("--adopt", "sign what is in --out though none of these keys signed it: another tool's feeds, or lost keys").option("--json", "print the result as JSON").action((directory, options) => run(() => directory === void 0 ? indexArchive(edge, options) : indexInPlace(edge, directory, options)));
};
async function indexArchive(edge, options) {
	refuseDirectoryOptions(options);
	const { config, out, adopt = false, json } = options;
	const { publication } = await (await import("./run-DUZPY7Wu.mjs")).indexArchive(edge, {
		config,
		globs: [],
		out,
		adopt
	}, generator);
	const { feedLines, feedsDocument } = await import("./summary-CZTJfUNF.mjs");
	edge.print(json ? JSON.stringify({
		out,
		feeds: feedsDocument(publication.feeds)
	}) : `${out}:\n${feedLines(publication.feeds)}`);
}
/** Without a directory they would do nothing, and their user would believe that they had. */
function refuseDirectoryOptions({ arch, release, usignKey, openpgpKey, apkKey }) {
	if (arch === void 0 && release === void 0 && usignKey.length + openpgpKey.length + apkKey.length === 0) return;
	throw new UserError({
		what: "--arch, --release and keys as files are for a directory of packages, and none is named",
		cure: "Name it: `ppa index DIR --arch ARCH`. The feeds of ppa.yml have their architectures there, and PPA_KEYS signs."
	});
}
async function indexInPlace(edge, name, options) {
	const directory = resolve(edge.cwd, name);
	await requireDirectory(directory, name);
	const { arch: architecture } = options;
	if (!architecture) throw new UserError({
		what: "--arch is missing",
		cure: "Say which architecture the feed is for: --arch mips_24kc"
	});
	if (!/^[a-z0-9][a-z0-9_+.-]*$/.test(architecture)) throw new UserError({
		what: `${JSON.stringify(architecture)} is no architecture`,
		cure: "They are named like x86_64 or mips_24kc; `opkg print-architecture` and `apk --print-arch` tell a router's.",
		place: { file: "--arch" }
	});
	await warnOfStrangeArchitecture(edge, architecture);
	const { indexDirectory } = await import("./index-directory-CnvbyrSD.mjs");
	const signing = await loadSigning(edge, options);
	const result = await indexDirectory(directory, {
		architecture,
		...options.release ? { release: (await import("./release-dD2kg0vs.mjs")).parseRelease(options.release) } : {},
		...signing ? { signing } : {},
		reporter: edge.reporter
	});
	if (options.json) {
		edge.print(JSON.stringify({
			directory: name,
			...result
		}));
		return;
	}
	const changes = result.written.length > 0 ? `wrote ${result.written.join(", ")}` : "nothing changed";
	const removed = result.removed.length > 0 ? `; removed ${result.removed.join(", ")} of the old index, for which no key was given` : "";
	edge.print(`${name}: ${result.count} ${result.count === 1 ? "package" : "packages"}, ${changes}${removed}`);
	if (!result.signed) {
		const option = result.format === "apk" ? "--apk-key" : "--usign-key";
		edge.print(`Not signed: routers refuse it. Pass ${option}.`);
	}
}
/** Packages for all architectures go into any feed, so that nothing else would tell of a slip. */
async function warnOfStrangeArchitecture(edge, architecture) {
	const { architecturesOf, knownSeries } = await import("./targets-CUiBGPe7.mjs");
	const known = new Set(knownSeries.flatMap(architecturesOf));
	if (known.has(architecture)) return;
	const { nearest } = await import("./nearest-DnWsi0Yl.mjs");
	const [near] = nearest(architecture, known, 1);
	edge.reporter.warn({
		what: `No release of OpenWrt has the architecture ${architecture}, but a build of your own may`,
		...near ? { cure: `Did you mean ${near}?` } : {},
		place: { file: "--arch" }
	});
}
async function requireDirectory(directory, name) {
	const status = await stat(directory).catch(() => void 0);
	if (status?.isDirectory()) return;
	throw new UserError({
		what: status ? "This is a file, not a directory" : "There is no such directory",
		cure: "Name the directory that holds the packages.",
		place: { file: name }
	});
}
const keyOptions = {
	usign: "--usign-key",
	openpgp: "--openpgp-key",
	apk: "--apk-key"
};
const keyKinds = [
	"usign",
	"openpgp",
	"apk"
];
/** Keys given as files; undefined without any. */
async function loadSigning(edge, options) {
	const files = {
		usign: options.usignKey,
		openpgp: options.openpgpKey,
		apk: options.apkKey
	};
	const given = keyKinds.flatMap((kind) => files[kind].map((file) => [kind, file]));
	if (given.length === 0) return void 0;
	const { joinKeysets, parseKeyBundle } = await import("./keyset-0tHR_SNl.mjs");
	const { names, publicKeys } = await import("./public-keys-CVJ0zXZR.mjs");
	const keyset = joinKeysets(await Promise.all(given.map(async ([kind, file]) => {
		const keys = await parseKeyBundle(await readNamedFile(edge, file, keyOptions[kind]), file);
		if (keys[kind].length === 0) throw otherKind(kind, keys, file, names);
		return {
			...keys,
			usign: [],
			openpgp: [],
			apk: [],
			[kind]: keys[kind]
		};
	})));
	return {
		keyset,
		publicKeys: publicKeys(keyset, "feed"),
		date: edge.now()
	};
}
/** A key of another kind signs something else, while its user believes that the feed is signed as they said. */
function otherKind(kind, keys, file, names) {
	const held = keyKinds.filter((other) => keys[other].length > 0);
	return new UserError({
		what: `The file has no ${names[kind]} key, which ${keyOptions[kind]} is for, but one of ${held.map((other) => names[other]).join(" and ")}`,
		cure: `Pass it with ${held.map((other) => keyOptions[other]).join(" or ")}.`,
		place: { file }
	});
}

// cli/init.ts
/** `ppa init`: a first ppa.yml and workflow for the repository it is run in, without questions. */
const register$8 = (program, edge, run) => {
	program.command("init").summary("write a first ppa.yml and the workflow that publishes it").description("Looks at the repository it is run in (remote, branch, Makefiles, packages) and writes ppa.yml and the workflow\nfor its forge. Files that are there already stay as they are.").option("--forge <kind>", "github, gitea or forgejo; default: told by the git remote").option("--name <name>", "name of the feed on routers; default: the repository's name").action((options) => run(() => init(edge, options)));
};
async function init(edge, options) {
	const { detectForge } = await import("./forge-CHglOcXu.mjs");
	const { pagesSettingsUrl, secretsUrl } = await import("./urls-ffR9wBHM.mjs");
	const { starterArchive, starterWorkflow, toArchiveName, workflowPath } = await import("./starter-OG6mRJ4R.mjs");
	const git = async (...args) => {
		const { code, stdout } = await edge.exec("git", [
			"-C",
			edge.cwd,
			...args
		]);
		return code === 0 ? stdout.toString("utf8").trim() : "";
	};
	const root = await git("rev-parse", "--show-toplevel") || edge.cwd;
	if (await git("rev-parse", "--is-inside-git-dir") === "true") throw new UserError({
		what: "This folder is git's own, not one with the repository's files",
		cure: "Run this in a clone of the repository."
	});
	const remotes = (await git("remote")).split("\n");
	const remote = remotes.length === 1 ? remotes[0] ?? "" : "origin";
	const detected = detectForge({}, await git("config", "--get", `remote.${remote}.url`));
	const elsewhere = /(?:^|\/\/|\.)(gitlab\.com|bitbucket\.org|git\.sr\.ht)$/.exec(detected?.serverUrl ?? "")?.[1];
	if (elsewhere && !options.forge) throw new UserError({
		what: `${elsewhere} runs no workflows of GitHub, Gitea or Forgejo`,
		cure: "Name the forge that is to build with --forge github, gitea or forgejo; what is built anywhere, `ppa publish` puts onto a branch"
	});
	const hasForgejo = await exists(join(root, ".forgejo/workflows"));
	const isCertain = detected && (detected.kind !== "gitea" || /\bgitea\b/i.test(detected.serverUrl));
	const told = isCertain ? detected.kind : hasForgejo ? "forgejo" : detected?.kind;
	const kind = checkForge(options.forge) ?? told ?? "github";
	const isGuess = !options.forge && !isCertain && !hasForgejo;
	const forge = detected ? {
		...detected,
		kind
	} : void 0;
	const label = options.name ?? detected?.repo ?? basename(root);
	const name = toArchiveName(label);
	if (options.name !== void 0 && options.name !== name) throw new UserError({
		what: `${JSON.stringify(options.name)} cannot be a feed's name`,
		cure: `Use ${JSON.stringify(name)}`
	});
	const branch = (await git("symbolic-ref", "--short", `refs/remotes/${remote}/HEAD`)).slice(remote.length + 1) || await git("symbolic-ref", "--short", "HEAD") || "main";
	const found = await lookAround(root, label);
	await writeNew(root, /* @__PURE__ */ new Map([["ppa.yml", starterArchive({
		name,
		title: `${detected?.owner ?? label} packages for OpenWrt`,
		...found
	})], [workflowPath(kind), starterWorkflow({
		kind,
		name,
		branch
	})]]), edge);
	if (isGuess) edge.print(`\n${guess(kind, detected?.serverUrl)}`);
	const look = found.makefiles.length + found.packages.length > 0 ? "Look through ppa.yml: the routers you serve, and where packages come from." : "Write into ppa.yml where your packages come from; nothing was found here.";
	const address = forge ? "" : "\nWrite its url, too: no git remote tells where the archive will be.";
	edge.print(`
${look}${address}

Next:
  1. Make the archive's keys:  ppa keys new
     and store the secret PPA_KEYS that it prints${forge ? ` at ${secretsUrl(forge)}` : " in the repository's settings"}
  2. Commit and push.${publishingHint(kind, forge && pagesSettingsUrl(forge))}`);
}
/** Servers do not tell by their addresses what they are. */
function guess(kind, server) {
	const others = [
		"github",
		"gitea",
		"forgejo"
	].filter((each) => each !== kind).join(" or ");
	return `${server ? `${server} is taken for a server of ${kind}` : `No remote names a forge; ${kind} is taken for it`}. If it is ${others}, remove the workflow and run \`ppa init --forge\` with that name.`;
}
/** Step two differs: GitHub serves a branch once it is told to, the others serve raw files at once. */
function publishingHint(kind, settings) {
	if (kind !== "github") return " The run publishes the branch gh-pages, which the forge serves as raw files.";
	return ` When the first run is green, choose the branch gh-pages${settings ? ` at ${settings}` : " in the repository's settings, under Pages"}`;
}
function checkForge(text) {
	if (text === void 0 || text === "github" || text === "gitea" || text === "forgejo") return text;
	throw new UserError({
		what: `${JSON.stringify(text)} is no forge ppa knows`,
		cure: "Use --forge github, gitea or forgejo"
	});
}
async function lookAround(root, label) {
	const { findPackageDirectories } = await import("./makefiles-BaQrQ8eE.mjs");
	const { findPackageFiles } = await import("./sources-Vtj0pE9X.mjs");
	const { directories } = await findPackageDirectories(root, label);
	const packages = await Promise.all(["**/*.ipk", "**/*.apk"].map((glob) => findPackageFiles([glob], root).catch(nothingFound)));
	return {
		makefiles: directories.map(({ directory }) => directory),
		hasKernelModules: directories.some(({ kinds }) => kinds.includes("kmod")),
		packages: packages.flat()
	};
}
function nothingFound(error) {
	if (error instanceof UserError) return [];
	throw error;
}
async function writeNew(root, files, edge) {
	const kept = [];
	for (const path of files.keys()) if (await exists(join(root, path))) kept.push(path);
	if (kept.length === files.size) throw new UserError({
		what: `${kept.join(" and ")} are there already`,
		cure: "Edit them, or remove the one to be written anew"
	});
	for (const path of files.keys()) await makeFolder(root, dirname(path));
	for (const [path, text] of files) {
		if (kept.includes(path)) {
			edge.print(`kept   ${path}, which was there`);
			continue;
		}
		await writeFile(join(root, path), text, { flag: "wx" });
		edge.print(`wrote  ${path}`);
	}
}
async function makeFolder(root, folder) {
	await mkdir(join(root, folder), { recursive: true }).catch((error) => {
		throw writeError(error, folder);
	});
}
/** A link that leads nowhere is there too. */
async function exists(path) {
	return lstat(path).then(() => true, () => false);
}

// cli/keys.ts
const defaultFolder = "keys";
/** `ppa keys …`: make, show, look for and change the keys of an archive. */
const register$7 = (program, edge, run) => {
	const keys = program.command("keys").summary("make, show, check and change the signing keys of an archive").description("Makes, shows, checks and changes the signing keys of an archive.");
	keys.command("new").summary("make the three keys of an archive").description("Makes a usign, an apk and an OpenPGP key. The public ones go into the folder keys/, the private ones into one file outside of the repository, whose text becomes the secret PPA_KEYS.").option("--name <name>", "name of the archive (default: from ppa.yml)").option("--out <file>", "new file for the private keys (default: ~/.config/openwrt-ppa/<name>.keys)").option("--force", "make new keys although routers may trust the ones in keys/, which are removed").action((options) => run(() => newKeys(edge, options)));
	keys.command("show").summary("print the fingerprints of the public keys").description("Prints the fingerprints of the public keys in the folder keys/.").option("--json", "print them as JSON").action((options) => run(() => showKeys(edge, options)));
	keys.command("check").argument("[dir]", "folder, or repository with its whole history", ".").summary("look for private keys that were committed or are about to be").description("Looks for private keys that were committed or are about to be. Exit code 2 when there are any.").option("--except <path>", "folder or file whose keys are known to be harmless, such as test keys; may be repeated", collect$2, []).option("--json", "print the findings as JSON").action((directory, options) => run(() => checkKeys(edge, directory, options)));
	keys.command("rotate").argument("[step]", "announce, switch or retire; without it, tells which comes next").summary("change keys in three steps").description("Changes keys so that routers learn the next ones before anything is signed with them alone: announce, publish, wait; switch, publish, wait; retire, publish.").option("--name <name>", "name of the archive (default: from ppa.yml)").option("--file <file>", "file with the private keys (default: ~/.config/openwrt-ppa/<name>.keys)").action((step, options) => run(async () => {
		const { rotateKeys } = await import("./keys-rotate-CZ7V9QGt.mjs");
		const { name, folder } = await settings(edge, options.name);
		await rotateKeys(edge, {
			name,
			folder,
			file: secretFile(edge, name, options.file),
			step
		});
	}));
};
async function newKeys(edge, options) {
	const { name, folder } = await settings(edge, options.name);
	const file = secretFile(edge, name, options.out);
	const { formatKeyBundle, generateKeyset } = await import("./keyset-0tHR_SNl.mjs");
	const { publicKeys, readPublicKeys, replacePublicKeys } = await import("./public-keys-CVJ0zXZR.mjs");
	const { checkSecretPlace, writeSecretFile } = await import("./secret-file-DelTQ7pW.mjs");
	await checkSecretPlace(file, edge.exec);
	const directory = resolve(edge.cwd, folder);
	const present = await readPublicKeys(directory);
	if (present.length > 0 && !options.force) throw new UserError({
		what: `${folder}/ has keys already: ${present.map(({ path }) => path).join(", ")}. Routers that trust them would refuse new ones`,
		cure: "Change keys with `ppa keys rotate`, or insist with --force"
	});
	const keyset = await generateKeyset({
		name,
		date: edge.now(),
		randomBytes: edge.randomBytes
	});
	await writeSecretFile(file, formatKeyBundle(keyset, name), edge.exec);
	const made = publicKeys(keyset, name);
	await replacePublicKeys(directory, present, made);
	edge.print(`Public keys of "${name}", to be committed:\n\n${table(made)}\n`);
	edge.print(`Private keys, in one file that only you can read:\n\n  ${file}\n`);
	edge.print("Keep a copy of it in a safe place: without it, every router has to be given new keys by hand.\n");
	edge.print(await storing(edge, file));
}
async function showKeys(edge, { json }) {
	const folder = (await archiveHere(edge))?.keys ?? defaultFolder;
	const { readPublicKeys } = await import("./public-keys-CVJ0zXZR.mjs");
	const keys = await readPublicKeys(resolve(edge.cwd, folder));
	if (json) return edge.print(JSON.stringify(keys.map(({ kind, fingerprint, path }) => ({
		kind,
		fingerprint,
		path
	})), null, 2));
	if (keys.length > 0) return edge.print(table(keys));
	throw new UserError({
		what: `There are no public keys in ${folder}/`,
		cure: "Make them with `ppa keys new`"
	});
}
async function checkKeys(edge, name, options) {
	const { findLeaks } = await import("./leaks-CZ2-1Ca9.mjs");
	if (!existsSync(resolve(edge.cwd, name))) throw new UserError({
		what: `There is no folder ${visible(name)}`,
		cure: "Check the name."
	});
	const report = await findLeaks(resolve(edge.cwd, name), edge.exec, options.except);
	const { leaks, incomplete } = report;
	if (incomplete) edge.reporter.warn({
		what: "The clone is shallow or partial, so older commits were not looked at",
		cure: "Fetch them with `git fetch --unshallow`"
	});
	if (options.json) edge.print(JSON.stringify(report, null, 2));
	else if (leaks.length === 0) edge.print("No private keys found.");
	else {
		for (const { path, kinds, commit } of leaks) edge.print(`${visible(path)}: ${kinds.join(", ")}, ${commit ? `since commit ${commit}` : "not committed yet"}`);
		edge.print(leaks.some(({ commit }) => commit) ? "Whoever has read a committed key can sign for it: change it with `ppa keys rotate`, then remove the file." : "Move them out of the folder before they are committed.");
	}
	return leaks.length > 0 ? 2 : 0;
}
/** Name and key folder of the archive in the current directory; without a ppa.yml the name has to be given. */
async function settings(edge, given) {
	if (given !== void 0 && !/^[a-z0-9_-]+$/.test(given)) throw new UserError({
		what: `"${given}" is no name for an archive`,
		cure: "Use a-z, 0-9, _ and -"
	});
	const archive = await archiveHere(edge);
	const name = given ?? archive?.name;
	if (name !== void 0) return {
		name,
		folder: archive?.keys ?? defaultFolder
	};
	throw new UserError({
		what: "There is no ppa.yml here",
		cure: "Run this where it is, or name the archive with --name"
	});
}
async function archiveHere(edge) {
	const file = join(edge.cwd, "ppa.yml");
	if (!existsSync(file)) return void 0;
	const { readConfig } = await import("./read-config-CLNbXg9L.mjs");
	const text = await readConfig(file, "ppa.yml");
	const { loadArchive } = await import("./load-BHTfclND.mjs");
	return loadArchive({
		text,
		file: "ppa.yml",
		defaultUrl: "https://example.org"
	});
}
function secretFile(edge, name, given) {
	if (given !== void 0) return resolve(edge.cwd, given);
	const { XDG_CONFIG_HOME: config, HOME: home } = edge.env;
	if (config && isAbsolute(config)) return join(config, "openwrt-ppa", `${name}.keys`);
	if (home) return join(home, ".config", "openwrt-ppa", `${name}.keys`);
	throw new UserError({
		what: "There is no home directory to keep private keys in",
		cure: "Name a file with --out"
	});
}

// cli/plan.ts
const register$6 = (program, edge, run) => {
	program.command("plan").summary("tell what has to be built, and for which targets").description("Reads the Makefiles of ppa.yml's sources and decides: packages for every architecture once per release, userspace\nper architecture, kernel modules per target of an exact release. What is built already is left out.").option("-c, --config <file>", "the archive's description", "ppa.yml").option("--packages <names>", "only these packages or directories, by comma").option("--targets <names>", "only these releases, architectures, targets or feeds, by comma").option("--force", "build what has not changed, too").option("--built <file>", "the archive's published api/v1/built.json, to leave out what has not changed").option("--out <file>", "write the plan as JSON into a file, too").option("--offline", "ask no server for the newest point releases and for SDK images of snapshots").option("--json", "print the plan as JSON").addHelpText("after", "\nExit code: 0 planned, 1 could not begin, 2 a source was out of reach.").action((flags) => run(async () => {
		const { planRepository } = await import("./plan-run-CjBLVojZ.mjs");
		const { planText } = await import("./plan-text-B5qq8dAQ.mjs");
		const { config, force = false, offline = false } = flags;
		const built = flags.built === void 0 ? {} : { built: await readNamedFile(edge, flags.built, "--built") };
		const plan = await planRepository(edge, {
			config,
			force,
			offline,
			packages: words(flags.packages),
			targets: words(flags.targets),
			...built
		});
		const json = JSON.stringify(plan);
		if (flags.out) await writeOut(edge, flags.out, `${json}\n`);
		edge.print(flags.json ? json : planText(plan));
		return plan.failedSources ? 2 : 0;
	}));
};
/** Not by renaming: it may be a pipe or a device. */
async function writeOut(edge, file, text) {
	await writeFile(resolve(edge.cwd, file), text).catch((error) => {
		throw writeError(error, file);
	});
}
const words = (list) => (list ?? "").split(/[\s,]+/).filter(Boolean);

// cli/publish.ts
const register$5 = (program, edge, run) => {
	program.command("publish").summary("publish the archive: packages in, one commit on the pages branch out").description("Merges the packages of ppa.yml's sources into the published archive, signs its feeds, renders its catalog and\npushes one commit to the pages branch. What is published stays, but for what retention drops.\nThe keys come from the environment variable PPA_KEYS, a token for https from PPA_TOKEN.").argument("[packages...]", "globs of more ready-made packages").option("-c, --config <file>", "the archive's description", "ppa.yml").option("--remote <repository>", "repository to publish to (default: the one ppa.yml is in)").option("--branch <name>", "pages branch (default: `branch` of ppa.yml, else gh-pages)").option("--builds <dir>", "folder with the results of `ppa build`").option("--dry-run", "do everything but the push; without PPA_KEYS throw-away keys sign").option("--adopt", "sign what is published though none of these keys signed it: another tool's feeds, or lost keys").option("--json", "print the result as JSON").action((globs, flags) => run(async () => {
		const { publishArchive } = await import("./run-DUZPY7Wu.mjs");
		const { config, remote, branch, builds, dryRun = false, adopt = false } = flags;
		const outcome = await publishArchive(edge, {
			config,
			globs,
			dryRun,
			adopt,
			...given({
				remote,
				branch,
				builds
			})
		}, generator);
		const { outcomeDocument, outcomeText } = await import("./summary-CZTJfUNF.mjs");
		edge.print(flags.json ? JSON.stringify(outcomeDocument(outcome)) : outcomeText(outcome, dryRun));
	}));
};

// cli/serve.ts
/** `ppa serve DIR|BRANCH`: what a pages host would serve, on this machine. */
const register$4 = (program, edge, run) => {
	program.command("serve").summary("serve a published directory or branch on this machine").description("Serves a folder, or a branch of a local git repository as it is at every request, until interrupted.\nPackage files come as plain bytes, and no file redirects, as routers need it; only the address of a folder without its\nslash leads to the one with it.").argument("<what>", "folder of a published archive, or a branch such as gh-pages").option("--repo <dir>", "repository that holds the branch", ".").option("--port <number>", "port to listen on; 0 for any free one", "8080").option("--host <address>", "address to listen on; 0.0.0.0 lets routers of the network in", "127.0.0.1").action((what, options) => run(async () => {
		const { serveFiles } = await import("./static-server-u5wRgkai.mjs");
		const { branchFiles, directoryFiles } = await import("./static-files-C2wvR2I8.mjs");
		const directory = resolve(edge.cwd, what);
		const server = await serveFiles(await isDirectory(directory) ? await directoryFiles(directory) : await branchFiles(resolve(edge.cwd, options.repo), what, edge.exec), {
			port: portNumber(options.port),
			host: options.host,
			onRequest: (line) => edge.reporter.info(line)
		});
		edge.print(`Serving ${what} at ${server.url}/ (Ctrl-C ends it)`);
		await interrupted();
		await server.close();
	}));
};
async function isDirectory(path) {
	return stat(path).then((found) => found.isDirectory(), () => false);
}

// cli/site.ts
const register$3 = (program, edge, run) => {
	program.command("site").summary("render the catalog of the feeds in a folder").description("Renders the catalog of the feeds in a folder, beside them.").argument("[dir]", "folder with feeds, as `ppa index` leaves it", "public").option("-c, --config <file>", "the archive's description", "ppa.yml").action((out, { config }) => run(async () => {
		const { renderArchive } = await import("./run-DUZPY7Wu.mjs");
		const { files } = await renderArchive(edge, {
			config,
			out
		}, generator);
		edge.print(`${out}: ${files} files rendered. Look at them with: ppa serve ${out}`);
	}));
};

// cli/snippet.ts
/** `ppa snippet DIR|URL`: what a README says about installing from the archive. */
const register$2 = (program, edge, run) => {
	program.command("snippet").summary("print what a README says about installing from an archive").description("Prints Markdown: the one line with install.sh, and the commands by hand for every release.").argument("<archive>", "directory or address (https://…) of a published archive").option("--firmware <feed>", "instead: how to build the feed (such as 24.10/mips_24kc) into firmware").option("--package <name>", "a package to install in the examples; may be repeated", collect$2, []).action((location, flags) => run(async () => {
		const { catalog, names } = await readArchive(edge, location);
		warnOfUnknown(edge, flags.package, names);
		edge.print(flags.firmware ? await firmware(catalog, names, flags.firmware, flags.package) : await install(catalog, flags.package));
	}));
};
async function readArchive(edge, location) {
	const { openArchive } = await import("./reader-BZO0GsxT.mjs");
	const { discover } = await import("./discover-rTEtI-wq.mjs");
	const { collectFindings } = await import("./report-D5-WZoEk.mjs");
	const source = await openArchive(/^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? location : resolve(edge.cwd, location), { auth: edge.secrets.auth });
	const findings = collectFindings();
	try {
		const found = await discover(source, findings);
		if (found?.catalog) return {
			catalog: found.catalog,
			names: await readNames(found.root, found.catalog)
		};
	} finally {
		source.close();
	}
	const [finding] = findings.list;
	throw new UserError({
		what: finding ? finding.what : `${location} has no catalog (api/v1/catalog.json)`,
		cure: finding?.cure ?? "Publish the archive with its site first."
	});
}
async function readNames(root, { documents }) {
	const path = documents["packages"];
	if (path === void 0) return /* @__PURE__ */ new Set();
	const { download } = await import("./download--vSLAAdr.mjs");
	const { collectFindings } = await import("./report-D5-WZoEk.mjs");
	const { parseDocument } = await import("./document-cQ-sbxJU.mjs");
	const { packagesSchema } = await import("./catalog-C0NE3rXC.mjs");
	const fetched = await download(root, path, collectFindings());
	if (typeof fetched !== "object") return /* @__PURE__ */ new Set();
	const { packages } = parseDocument(fetched.bytes.toString("utf8"), path, packagesSchema);
	return new Set(packages.flatMap(({ name, provides = [] }) => [name, ...provides]));
}
function warnOfUnknown(edge, wanted, names) {
	if (names.size === 0) return;
	for (const name of wanted.filter((each) => !names.has(each))) edge.reporter.warn({
		what: `The archive has no package ${name}`,
		cure: "Check --package, unless OpenWrt's own feeds have it."
	});
}
async function install({ archive, targets, keys }, packages) {
	const { installCommand, setupSteps } = await import("./commands-93dZXAsB.mjs");
	const { name, title, url, installer } = archive;
	const wanted = packages.length > 0 ? packages : ["PACKAGE"];
	const sections = [`## Install from ${title}`];
	if (installer) sections.push(block("sh", `wget -qO- ${url}/${installer} | sh -s -- ${wanted.join(" ")}`), "Or by hand:");
	const series = new Map(targets.map((target) => [target.release, target]));
	for (const [release, { format }] of series) {
		const modules = targets.some((target) => target.release === release && target.target !== void 0);
		const key = keys.find(({ kind }) => kind === (format === "apk" ? "apk" : "usign"));
		const commands = [...setupSteps({
			name,
			url
		}, {
			series: release,
			format,
			modules
		}, key).filter((step) => [
			"key",
			"feed",
			"keep",
			"update"
		].includes(step.name)).map((step) => step.commands), ...wanted.map((each) => installCommand(format, each))];
		sections.push(`### OpenWrt ${release} (${format})`, block("sh", commands.join("\n")));
	}
	return sections.join("\n\n");
}
async function firmware(catalog, names, path, packages) {
	const { firmwareSnippets } = await import("./firmware-CZ6xhr44.mjs");
	const { fromCatalog } = await import("./catalog-input-DT322v0U.mjs");
	const { nearest } = await import("./nearest-DnWsi0Yl.mjs");
	const { keyringName } = await import("./keyring-CCo7bzFT.mjs");
	const keyring = keyringName(catalog.archive.name);
	const input = {
		...fromCatalog(catalog),
		...names.has(keyring) ? { keyring } : {}
	};
	const feed = input.feeds.find((candidate) => candidate.path === path);
	if (!feed) {
		const paths = input.feeds.map((candidate) => candidate.path);
		const near = nearest(path, paths);
		throw new UserError({
			what: `The archive has no feed ${path}`,
			cure: `Use ${near.length > 0 ? near.join(" or ") : `one of ${paths.join(", ")}`}.`
		});
	}
	return firmwareSnippets(input, feed, packages).map(({ title, language, text, note }) => `### ${title}\n\n${note}\n\n${block(language, text)}`).join("\n\n");
}
const block = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``;

// cli/test.ts
/** `ppa test DIR`: the install test, before publishing. */
const register$1 = (program, edge, run) => {
	program.command("test").summary("install packages of an archive in containers of OpenWrt, before publishing it").description("Serves the archive on this machine and installs its packages in containers of OpenWrt's root file system, through the\nsigned index and with install.sh: files, the package's own test.sh, removal. Feeds without an image are skipped.").argument("<dir>", "folder of the archive").argument("[packages...]", "names; default: all packages").option("--engine <name>", "docker or podman", "docker").option("--image <image>", "image to use instead of openwrt/rootfs; name the --feed that it is for").option("--feed <path>", "only this feed, such as 24.10/x86_64; may be repeated", collect, []).option("--tests <dir>", "folder with the packages' sources: <package>/test.sh is run at any depth").option("--json", "print the results as JSON").addHelpText("after", "\nExit code: 0 passed or skipped, 1 nothing could be tested, 2 a package failed.").action((directory, names, { engine, image, feed, tests, json }) => run(async () => {
		const { formatFeedTest, testArchive } = await import("./test-archive-ENhMwW0U.mjs");
		const results = await testArchive({
			directory: resolve(edge.cwd, directory),
			names,
			feeds: feed,
			engine: engineName(engine),
			image,
			tests: tests && resolve(edge.cwd, tests),
			machine: process.arch,
			exec: edge.exec,
			env: edge.env,
			reporter: edge.reporter,
			randomBytes: edge.randomBytes,
			sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds))
		});
		edge.print(json ? JSON.stringify(results, null, 2) : results.map(formatFeedTest).join("\n"));
		return results.some(({ status }) => status === "failed") ? 2 : 0;
	}));
};
const collect = (value, before) => [...before, value];
function engineName(name) {
	if (name === "docker" || name === "podman") return name;
	throw new UserError({
		what: `"${name}" is no container engine`,
		cure: "Use docker or podman."
	});
}

// cli/verify.ts
/** `ppa verify DIR|URL`: what a router would say to an archive. */
const register = (program, edge, run) => {
	program.command("verify").summary("act as a router on a published archive or one feed").description("Reads indexes, signatures, every package file and the dependencies of an archive or of one feed directory, as\nrouters do, and lists what is wrong with number, reason and cure (docs/findings.md).\nPrivate archives: put user:password into the environment variable PPA_AUTH.").argument("<archive>", "directory or address (https://…) of an archive or of one feed").option("--key <file>", "public key to trust instead of the archive's own; may be repeated", collect$2, []).option("--json", "print the report as JSON").addHelpText("after", "\nExit code: 0 nothing worse than warnings, 1 cannot be verified, 2 errors.").action((archive, flags) => run(async () => {
		const { verifyLocation } = await import("./location-BU2CNyxu.mjs");
		const { formatReport } = await import("./format-gfBKZhhV.mjs");
		const report = await verifyLocation(edge, archive, flags.key);
		edge.print(flags.json ? JSON.stringify(report, null, 2) : formatReport(report));
		return report.ok ? 0 : 2;
	}));
};

// cli/commands.ts
/** Every sub-command, in the order in which `ppa --help` shows them. */
const commands = [
	register$8,
	register$7,
	register$6,
	register$12,
	register$5,
	register$9,
	register$3,
	register,
	register$4,
	register$2,
	register$1,
	register$10,
	register$11
];

// cli/help.ts
const plain = new Help();
/** Makes the help of every command fit a terminal of 80 columns. */
const helpLayout = {
	subcommandTerm: (command) => command.name(),
	commandDescription: (command) => flowing(command.description()),
	optionDescription: (option) => plain.optionDescription(withoutEmptyDefault(option))
};
/** Joins lines that were broken in the source, not those that end a sentence or are indented. */
const flowing = (text) => text.replace(/^(\S.*[^.:\n])\n(?=\S)/gm, "$1 ");
/** An option that may be repeated begins with an empty list, of which nobody has to know. */
function withoutEmptyDefault(option) {
	return Array.isArray(option.defaultValue) && option.defaultValue.length === 0 ? Object.create(option, { defaultValue: { value: void 0 } }) : option;
}

// cli/main.ts
const terminal = terminalReporter({
	write: (text) => process.stderr.write(text),
	live: process.stderr.isTTY === true,
	plain: Boolean(process.env["NO_COLOR"])
});
/** The real world, as far as a command may touch it. */
function realEdge() {
	const inRunner = process.env["GITHUB_ACTIONS"] === "true";
	return {
		cwd: process.cwd(),
		...takeEnvironment(process.env),
		siteDir: siteDirectory(import.meta.url),
		exec,
		reporter: inRunner ? ciReporter((text) => process.stderr.write(text)) : terminal,
		terminal: process.stdout.isTTY === true,
		now: () => /* @__PURE__ */ new Date(),
		randomBytes: (size) => randomBytes(size),
		print: (text) => {
			terminal.clear();
			process.stdout.write(`${text}\n`);
		}
	};
}
/** Who reads only the beginning (`ppa verify | head -1`) has seen enough; a full disk is told. */
function surviveClosedOutput() {
	process.stdout.on("error", (error) => {
		if (errorCode(error) === "EPIPE") return;
		process.exitCode = 1;
		process.stderr.write(`error: The output could not be written (${errorCode(error)})\n`);
	});
	process.stderr.on("error", () => {});
}
/** The one error boundary of `ppa`: a user's mistake is told without a stack, a bug of ours with one. */
async function main() {
	surviveClosedOutput();
	const edge = realEdge();
	let code = 0;
	const run = async (work) => {
		code = await work() || 0;
	};
	const program = new Command("ppa").description("A Personal Package Archive for OpenWrt: signed feeds and a catalog on a static branch.").version(version, "-V, --version").configureHelp(helpLayout).showHelpAfterError("Run the command with --help to see what it takes.").exitOverride();
	for (const register of commands) register(program, edge, run);
	try {
		await program.parseAsync(process.argv);
	} catch (error) {
		code = explain(error);
	}
	if (code !== 0) process.exitCode = code;
}
function explain(error) {
	terminal.clear();
	if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
	const problems = userProblems(error);
	if (problems) {
		for (const problem of problems) process.stderr.write(process.env["GITHUB_ACTIONS"] === "true" ? annotation("error", problem) : `error: ${formatProblem(problem)}\n`);
		return 1;
	}
	process.stderr.write(`This is a bug in ppa ${version}; please report it with this text:\n`);
	process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
	return 1;
}
await main();

export {  };