/** Every run makes the same apps. */
export const SEED = 20_261_122
