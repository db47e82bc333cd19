"""How everything looks: colors, fonts, sizes, icons."""
