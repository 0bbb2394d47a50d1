export const tones = ['brand', 'violet', 'amber', 'blue', 'rust', 'red', 'green', 'grey'] as const
export type Tone = (typeof tones)[number]
/** The shape that says the same as the tone, for those who do not see colours and for black-and-white print. */
export const shapes = ['full', 'open', 'dash', 'half', 'dot', 'cross', 'stripe'] as const
export type Shape = (typeof shapes)[number]
export type Look = { tone: Tone; shape: Shape }
