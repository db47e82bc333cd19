"""Where everything lies: wires around cards, gaps, and the way there."""
