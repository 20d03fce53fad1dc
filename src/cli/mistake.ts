// Something the person at the keyboard can mend; said in one sentence.
export class Mistake extends Error {}
