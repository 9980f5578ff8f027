package dev.browsergrid.chaos;

import dev.browsergrid.platform.database.KillableDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks into the database beside the servers that use it.
record Rows(KillableDatabase database) {
    /// The first column of the first row.
    String one(String sql) throws SQLException {
        return list(sql).getFirst();
    }

    /// The first column.
    List<String> list(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
