import { type Problem, UserError } from "../run/errors.ts";
import { scrub } from "./remote.ts";

/**
 * What the caller can do about a failed git command: `race` and `network` are worth another try, `no-force` means
 * that the server takes new commits but does not let old ones be cut off, `unadvertised` that it hands out whole
 * branches only, `no-branch` that nothing was published yet.
 */
export type FailureKind = "race" | "network" | "no-force" | "unadvertised" | "no-branch" | "final";

/** A git command that failed, explained to the user. */
export class GitFailure extends UserError {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, problem: Problem) {
    super(problem);
    this.name = "GitFailure";
    this.kind = kind;
  }
}

/** What was tried, for the wording. */
export interface GitAttempt {
  readonly action: "fetch" | "push" | "write";
  readonly remote: string;
  readonly branch: string;
  readonly hasToken: boolean;
  /** Never shown, whatever git prints. */
  readonly secrets: readonly string[];
}

interface Rule {
  readonly pattern: RegExp;
  readonly kind?: FailureKind;
  /** Show git's own words too; always so where there is no kind. */
  readonly quoted?: true;
  explain(attempt: GitAttempt): Problem;
}

const notPermitted = ({ action, remote }: GitAttempt): Problem => ({
  what: `${action === "push" ? "Writing to" : "Reading"} ${remote} is not permitted`,
  cure:
    "Give the job `permissions: contents: write`, and allow it under Settings › Actions › General (GitHub: Workflow " +
    "permissions, Gitea: Maximum Token Permissions), or use a token of a user who may write, with the scope " +
    "write:repository on Gitea and Forgejo.",
});

/** The first rule that matches wins; the texts are those of git (LC_ALL=C), GitHub, Gitea and Forgejo. */
const rules: readonly Rule[] = [
  {
    pattern: /couldn't find remote ref/i,
    kind: "no-branch",
    explain: ({ branch, remote }) => ({ what: `There is no branch ${branch} in ${remote}` }),
  },
  {
    pattern:
      /denying non-fast-forward|cannot force-push|force pushes? (?:is|are) not allowed|protected from force push|not allowed to force-push/i,
    kind: "no-force",
    explain: ({ branch, remote }) => ({
      what: `${remote} does not allow history to be cut on ${branch}`,
      cure: `Allow force pushes on ${branch}, or raise "history".`,
    }),
  },
  {
    pattern: /cannot lock ref .* exists; cannot create|\(directory file conflict\)/i,
    explain: ({ branch, remote }) => ({
      what: `${remote} cannot have a branch ${branch}, for git takes the name of another for a folder of it, or it for a folder of that`,
      cure: "Delete the other, or publish to a branch of another name.",
    }),
  },
  {
    pattern: /stale info|fetch first|cannot lock ref|failed to (?:update|lock)|incorrect old value/i,
    kind: "race",
    explain: ({ branch, remote }) => ({ what: `Somebody else published to ${branch} of ${remote} meanwhile` }),
  },
  {
    pattern: /unadvertised object|not our ref/i,
    kind: "unadvertised",
    explain: ({ remote }) => ({ what: `${remote} does not hand out single files`, cure: "Run it once more." }),
  },
  {
    pattern: /^remote:.*(?:no space left|out of disk ?space|disk quota exceeded)/im,
    explain: ({ remote }) => ({ what: `The disk of ${remote} is full`, cure: "Make room there and run it again." }),
  },
  {
    pattern: /no space left on device|out of disk ?space|disk quota exceeded/i,
    explain: ({ action }) => ({
      what: `The disk is full: ${action === "fetch" ? "the published index" : "the new commit"} could not be written`,
      cure: "Make room in the temporary directory and run it again; nothing was published.",
    }),
  },
  {
    pattern: /large files detected|exceeds .* file size limit/i,
    explain: ({ remote }) => ({
      what: `${remote} refused a file that is too large for it (100 MB on GitHub)`,
      cure: "Leave the package out, or host it elsewhere.",
    }),
  },
  {
    pattern: /returned error: 413|request entity too large/i,
    explain: ({ remote }) => ({
      what: `The web server before ${remote} refuses uploads of this size (413)`,
      cure: "Raise its limit (nginx: client_max_body_size), or publish over ssh.",
    }),
  },
  {
    pattern: /protected branch|branch \S+ is protected|GH006|GH013|repository rule violations/i,
    explain: ({ branch, remote }) => ({
      what: `The branch ${branch} of ${remote} is protected`,
      cure:
        `Let the publishing account push to it: Settings › Branches or Rules, an exception for ${branch}. ` +
        "Gitea and Forgejo make none for a job's own token: give the action one of a user's, or lift the protection.",
    }),
  },
  {
    pattern: /branch is currently checked out/i,
    explain: ({ branch, remote }) => ({
      what: `${branch} is checked out in ${remote}, so git does not let it be replaced`,
      cure: "Publish to a bare repository, or check out another branch there.",
    }),
  },
  {
    // Gitea and Forgejo ask their own hook who may write.
    pattern: /user permission denied for writing/i,
    explain: notPermitted,
  },
  {
    pattern: /hook declined/i,
    explain: ({ remote }) => ({
      what: `A hook of ${remote} refused the push`,
      cure: "Change what it objects to, or let the publishing account through.",
    }),
  },
  {
    pattern: /host key verification failed/i,
    explain: ({ remote }) => ({
      what: `The ssh host key of ${remote} is not known here`,
      cure: "Add it to known_hosts (ssh-keyscan, and compare it with the one the host publishes).",
    }),
  },
  {
    pattern: /authentication failed|could not read (?:username|password)|returned error: 401|permission denied \(/i,
    explain: ({ remote, hasToken }) => ({
      what: hasToken ? `${remote} did not accept the token` : `${remote} asks for a sign-in, and there is no token`,
      cure: hasToken
        ? "Check that it has not expired, and that it was made on this host for this repository."
        : "Hand over a token in the environment, or use an ssh address with a key that may write.",
    }),
  },
  {
    pattern: /returned error: 403|permission to .* denied|write access .* not granted|not allowed to push|forbidden/i,
    explain: notPermitted,
  },
  {
    pattern: /dubious ownership/i,
    explain: ({ remote }) => ({
      what: `${remote} belongs to another user, so git does not touch it`,
      cure: `Run as its owner, or trust it: git config --global --add safe.directory ${remote}`,
    }),
  },
  {
    pattern: /ssl certificate|certificate verification failed|unable to get local issuer/i,
    explain: ({ remote }) => ({
      what: `The TLS certificate of ${remote} could not be verified`,
      cure: "For a private authority, point GIT_SSL_CAINFO at its certificate.",
    }),
  },
  {
    pattern: /repository .*not found|returned error: 404|does not (?:appear to be a git repository|exist)/i,
    explain: ({ remote, hasToken }) => ({
      what: `There is no repository ${remote}${hasToken ? ", or the token may not see it" : ""}`,
      cure: "Check the address; a private repository looks like an absent one to an account that may not read it.",
    }),
  },
  {
    pattern:
      /could not resolve|failed to connect|couldn't connect|connection (?:refused|reset|timed out|closed)|timed out|timeout|network is unreachable|too slow|early eof|unexpected disconnect|rpc failed|hung up|empty reply|returned error: (?:429|5\d\d)|could not read from remote|bytes missing/i,
    kind: "network",
    quoted: true,
    explain: ({ remote, action }) => ({
      what: `The connection to ${remote} failed while ${action === "push" ? "sending" : "fetching"}`,
      cure: "Check the address and the network, and run it again; the branch is as it was, or complete.",
    }),
  },
  {
    pattern: /^git: not found/,
    explain: () => ({ what: "git is not installed", cure: "Install git 2.30 or newer." }),
  },
];

/** Turns what git printed into a cause and a cure; unknown messages are quoted, scrubbed of credentials. */
export function gitFailure(attempt: GitAttempt, output: string): GitFailure {
  const clean = scrub(output, attempt.secrets);
  const rule = rules.find(({ pattern }) => pattern.test(clean));
  if (!rule) {
    const what = `git could not ${attempt.action} ${attempt.branch} of ${attempt.remote}${quote(clean)}`;
    return new GitFailure("final", { what, cure: "If git's message does not help, please report it." });
  }
  const problem = rule.explain(attempt);
  const quoted = rule.kind === undefined || rule.quoted ? quote(clean) : "";
  return new GitFailure(rule.kind ?? "final", { ...problem, what: `${problem.what}${quoted}` });
}

function quote(output: string): string {
  const lines = output
    .split(/\r?\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(?:hint:|To |Done$|error: failed to push|remote:(?: error:)?$)/.test(line))
    .map((line) => line.replace(/^!\s+\S+\s+(?=\[)/, ""));
  return lines.length > 0 ? ` (${lines.slice(0, 8).join("; ").slice(0, 800)})` : "";
}
