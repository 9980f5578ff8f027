/// What a browser held when it was frozen, and what a thaw brought back of it: plain values with a JSON form.
///
/// Every form has a version. Fields a reader does not know are passed over and absent ones are empty, so that older
/// and newer programs read each other's.
@NullMarked
package dev.browsergrid.profiles.state;

import org.jspecify.annotations.NullMarked;
