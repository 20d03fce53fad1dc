// Where a person works, in the public words of the record: «стіл 14».
export const workplaceOf = (number: number): string => `стіл ${number}`
