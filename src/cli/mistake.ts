// What the person at the keyboard can mend; said in one sentence.
export class Mistake extends Error {}

/** The command was written in another way than it is meant; its usage is said beside. */
export class WrongUsage extends Mistake {}
