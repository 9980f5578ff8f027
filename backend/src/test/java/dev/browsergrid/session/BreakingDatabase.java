package dev.browsergrid.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A database whose connection breaks once, at a statement chosen beforehand. What its transaction wrote is undone.
final class BreakingDatabase extends DelegatingDataSource {
    // how many statements are left until it breaks; 0 when it does not
    private int left;
    private boolean broke;

    BreakingDatabase(DataSource database) {
        super(database);
    }

    /// Lets the connection break at the statement of this number from now, counted from 1; never with 0.
    void breakAt(int statement) {
        left = statement;
    }

    /// Whether it broke since this was asked last.
    boolean hasBroken() {
        boolean answer = broke;
        broke = false;
        return answer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        count();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void count() throws SQLException {
        if (left > 0 && --left == 0) {
            broke = true;
            throw new SQLRecoverableException("the simulated connection broke");
        }
    }
}
