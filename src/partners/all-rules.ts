/** What shows all that rules of professions say of what is agreed, told before or not. */
export const ALL_RULES = 'refnet fees --rules';
