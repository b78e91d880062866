/** Widths that the opening picture is laid out for by the build, in pixels: a phone, a laptop, a large screen. */
export const firstRooms = [860, 1200, 1600] as const;
