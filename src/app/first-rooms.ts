/** Widths that the opening picture is laid out for by the build, in pixels: a phone, a small screen, a larger one. */
export const firstRooms = [400, 860, 1200] as const;
