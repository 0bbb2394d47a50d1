export type Tone = 'brand' | 'violet' | 'amber' | 'blue' | 'rust' | 'red' | 'green' | 'grey'
/** The shape that says the same as the tone, for those who do not see colours and for black-and-white print. */
export type Shape = 'full' | 'open' | 'dash' | 'half' | 'dot' | 'cross' | 'stripe'
export type Look = { tone: Tone; shape: Shape }
