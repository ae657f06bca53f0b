import { t as UserError } from "./errors-CKtpLF_l.mjs";

// lib/sdk/interrupt.ts
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/** Runs `work` with an AbortSignal that the process's own end triggers, so that it ends what it started first. */
async function interruptible(source, work) {
	const stop = new AbortController();
	const abort = () => stop.abort();
	for (const signal of signals) source.once(signal, abort);
	try {
		return await work(stop.signal);
	} catch (error) {
		if (stop.signal.aborted && !(error instanceof UserError)) throw new UserError({ what: "Stopped; nothing is left running" }, { cause: error });
		throw error;
	} finally {
		for (const signal of signals) source.off(signal, abort);
	}
}

export { interruptible };