using System.Text.Json.Serialization;
using Serverless.Functions.Accounts.Admin;

namespace Serverless.Functions.Accounts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SignUpRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(LogInResponse))]
[JsonSerializable(typeof(ShowProfileResponse))]
[JsonSerializable(typeof(ChangeProfileRequest))]
[JsonSerializable(typeof(SetAccountRoleRequest))]
[JsonSerializable(typeof(SetAccountRoleResponse))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(ChangePasswordResponse))]
[JsonSerializable(typeof(RequestPasswordResetRequest))]
[JsonSerializable(typeof(ResetPasswordRequest))]
[JsonSerializable(typeof(ImportAccountsRequest))]
[JsonSerializable(typeof(ImportAccountsResponse))]
[JsonSerializable(typeof(DoneResponse))]
[JsonSerializable(typeof(ShowAuthHealthResponse))]
internal sealed partial class AccountsJson : JsonSerializerContext;

/// <summary>CloudJet's response to a write without a result.</summary>
internal sealed record DoneResponse(string Message, bool Success = true);
