/** A change to a thing says which version of it was seen (RFC 9110, section 13.1.1); another since then refuses it. */
export const seen = (revision: number) => ({ "if-match": `"${revision}"` });
