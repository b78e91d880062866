/** Widths that the opening picture is laid out for by the build, in pixels: a phone, a small screen, a laptop, a large one. */
export const firstRooms = [400, 860, 1200, 1600] as const;
