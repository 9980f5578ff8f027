/// How a request proves whose it is, and what it may do: the filters in front of every controller and socket.
@NullMarked
package dev.browsergrid.account.web;

import org.jspecify.annotations.NullMarked;
