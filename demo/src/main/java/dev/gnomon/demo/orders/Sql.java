package dev.gnomon.demo.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The few things that are done with JDBC. Safe for use by several threads. */
record Sql(DataSource source) {

    /** Makes a value of the row that the result stands on. */
    interface RowMapper<T> {

        T map(ResultSet row) throws SQLException;
    }

    /** Every row of a query with one parameter. */
    <T> List<T> query(String sql, String parameter, RowMapper<T> mapper) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(mapper.map(result));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("the database refused: " + sql, failed);
        }
    }

    void execute(String sql) {
        batch(sql, List.of(List.of()));
    }

    /** One statement, once for each row of parameters. */
    void batch(String sql, List<? extends List<? extends @Nullable Object>> rows) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<? extends @Nullable Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, row.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException("the database refused: " + sql, failed);
        }
    }
}
